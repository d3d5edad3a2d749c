# The page in a browser, part by part: what it shows, that it is quiet, sorted and filtered by mouse and keyboard, fit for a
# screen reader, and that nothing in a corpus becomes part of it.
#   page.py BROWSER ORDSKIFTE SOURCE WORK [AXE.js]
import base64
import hashlib
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import strict  # noqa: E402
from browser import Browser  # noqa: E402

browser_path, program, source, work = sys.argv[1:5]
axe = open(sys.argv[5], encoding="utf-8").read() if len(sys.argv) > 5 else None
try:
    import html5lib
except ImportError:
    html5lib = None
failed = 0


def check(good, what):
    global failed
    if not good:
        failed += 1
        print("FAILED: " + what)


def report(name, *arguments):
    folder = os.path.join(work, name)
    done = subprocess.run([program, "report", "-o", folder, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    check(done.returncode in (0, 4), "no report: " + done.stderr.decode("utf-8", "replace"))
    return folder


def read(path):
    with open(path, "rb") as file:
        return file.read()


# ---- the bytes ----

def policy_holds(path):
    text = read(path).decode("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text).group(1)
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        parts = re.findall("<%s>(.*?)</%s>" % (element, element), text, re.S)
        check(len(parts) == 1, "not one %s in %s" % (element, path))
        digest = base64.b64encode(hashlib.sha256(parts[0].encode()).digest()).decode()
        check("%s 'sha256-%s'" % (directive, digest) in policy, "the policy has another %s than %s" % (element, path))
    check(policy.startswith("default-src 'none'; img-src data:; ") and policy.endswith("base-uri 'none'; form-action 'none'"),
          "another policy in " + path)


strict.self_test()


def parses(path):
    wrong = strict.wrong_with(path)
    check(not wrong, "%s: %s" % (path, wrong[:3]))
    if html5lib:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(read(path), transport_encoding="utf-8")
        check(not parser.errors, "%s: %s" % (path, parser.errors[:3]))


# ---- what any page must be ----

OURS = """(() => {
  const allowed = new Set(('html head meta link title style body a header h1 h2 h3 p nav main section table thead tbody tr th td bdi b i ' +
    'div ul ol li span figure figcaption svg line circle rect path text article mark details summary label input select option ' +
    'button script').split(' '));
  const wrong = [];
  for (const e of document.querySelectorAll('*')) {
    if (!allowed.has(e.localName)) wrong.push('<' + e.localName + '>');
    for (const a of e.attributes) {
      if (a.name.startsWith('on')) wrong.push(e.localName + ' ' + a.name);
      if (a.name === 'style' && e.id !== 'tip') wrong.push(e.localName + ' style');
      if (a.name === 'src' || a.name === 'srcset' || a.name === 'xlink:href') wrong.push(e.localName + ' ' + a.name);
      if (a.name === 'href' && !/^(#[a-z0-9-]+|(comments\\/|\\.\\.\\/)?([0-9]+|index)\\.html(#c[0-9]+)?|data:,)$/.test(a.value))
        wrong.push('href ' + a.value);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const a of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(a.hash.slice(1))) wrong.push('a link to nowhere: ' + a.hash);
  if (document.querySelectorAll('script').length !== 1) wrong.push('scripts');
  if (document.querySelectorAll('style').length !== 1) wrong.push('styles');
  if (document.querySelectorAll('h1').length !== 1) wrong.push('h1');
  if (window.pwned) wrong.push('something ran');
  return wrong;
})()"""


def is_ours(browser, where):
    wrong = browser.run(OURS)
    check(not wrong, "%s: %s" % (where, wrong[:5]))
    said = browser.complaints()
    check(not said, "%s is not quiet: %s" % (where, said[:3]))


def is_accessible(browser, where):
    if not axe:
        return
    browser.run(axe + "; 0")
    found = browser.run("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + "
                        "v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)).join(' | ')))")
    check(not found, "%s: %s" % (where, found[:4]))


# ---- what the script does ----

def column(browser, table, number):
    return browser.run("[...document.querySelectorAll('%s tbody tr')].map(r => r.cells[%d].textContent)" % (table, number))


def sorts(browser, where):
    words = [int(x) for x in column(browser, "#who table", 2)]
    names = column(browser, "#who table", 0)
    press = "document.querySelectorAll('#who thead th')[%d].firstChild.click()"
    browser.run(press % 2)
    check([int(x) for x in column(browser, "#who table", 2)] == sorted(words, reverse=True), where + ": words do not fall")
    check(browser.run("document.querySelectorAll('#who thead th')[2].getAttribute('aria-sort')") == "descending", where + ": aria-sort")
    browser.run(press % 2)
    check([int(x) for x in column(browser, "#who table", 2)] == sorted(words), where + ": words do not rise")
    browser.run(press % 2)
    check(column(browser, "#who table", 0) == names, where + ": the third press does not give back the order")
    browser.run(press % 6)  # numbers with a sign and a comma, some of them missing
    lows = [x for x in column(browser, "#who table", 6)]
    numbers = [float(x.replace("\u2212", "-").replace(",", ".")) for x in lows if x]
    check(numbers == sorted(numbers, reverse=True) and lows == [x for x in lows if x] + [""] * lows.count(""), where + ": lows")
    browser.run(press % 6 + ";" + press % 6)


VISIBLE = "[...document.querySelectorAll('article')].filter(a => !a.hidden).map(a => a.id)"


def choose(browser, id_, value):
    browser.run("(() => { const e = document.getElementById('%s'); e.value = %s; "
                "e.dispatchEvent(new Event(e.tagName === 'SELECT' ? 'change' : 'input')) })()" % (id_, json.dumps(value)))


def filters(browser, where):
    every = browser.run(VISIBLE)
    check(len(every) > 20, where + ": comments are hidden at first")
    who = browser.run("document.querySelector('#filter-who option[value=\"0\"]').textContent")
    choose(browser, "filter-who", "0")
    shown = browser.run(VISIBLE)
    check(0 < len(shown) < len(every), where + ": no choice of a participant")
    check(browser.run("[...document.querySelectorAll('article:not([hidden]) h3 b')].every(b => b.textContent === %s)" % json.dumps(who)),
          where + ": another participant is shown")
    check(str(len(shown)) in browser.run("document.getElementById('filter-status').textContent"), where + ": the status")
    theme = browser.run("document.querySelectorAll('#filter-theme option')[1].value")
    choose(browser, "filter-who", "")
    choose(browser, "filter-theme", theme)
    check(0 < len(browser.run(VISIBLE)) < len(every), where + ": no choice of a theme")
    choose(browser, "filter-theme", "")
    word = browser.run("document.querySelector('#c9 .text').textContent.trim().split(/\\s+/).slice(0, 3).join(' ')")
    choose(browser, "filter-words", word.upper())
    check("c9" in browser.run(VISIBLE) and len(browser.run(VISIBLE)) < len(every), where + ": the search finds nothing")
    choose(browser, "filter-words", "finnesikkeher")
    check(browser.run(VISIBLE) == [], where + ": the search finds what is not there")
    browser.run("document.getElementById('filter-clear').click()")
    check(browser.run(VISIBLE) == every, where + ": clearing does not show all")


FOCUS = "(() => { const e = document.activeElement; return e.id || e.className || e.localName })()"


def by_keyboard(browser, where):
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0)")
    browser.press("Tab")
    check(browser.run(FOCUS) == "skip", where + ": the first stop is not the way past the contents")
    seen, stops = [], 0
    while "filter-words" not in seen and stops < 400:
        browser.press("Tab")
        seen.append(browser.run(FOCUS))
        stops += 1
        if seen[-1] == "button" and "sorted" not in seen:
            seen.append("sorted")
            browser.press("Enter")
            check(browser.run("document.activeElement.parentNode.hasAttribute('aria-sort')"), where + ": Enter does not sort")
    check("sorted" in seen and "wide" in seen and "filter-words" in seen, where + ": not all can be reached: %s" % set(seen))
    for letter in "takk":
        browser.press(letter)
    found = browser.run(VISIBLE)
    check(0 < len(found) < browser.run("document.querySelectorAll('article').length"), where + ": typing does not search")
    browser.press("Escape")
    for _ in range(40):
        browser.press("Tab")
        if browser.run(FOCUS) == "text":
            break
    browser.press("ArrowRight")
    tip = browser.run("document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent")
    check(re.search(r": .", tip or ""), where + ": an arrow does not tell of a mark: %r" % tip)
    browser.press("ArrowRight")
    check(browser.run("document.querySelectorAll('.now').length") == 1, where + ": not one mark at a time")
    browser.press("Escape")
    check(browser.run("document.getElementById('tip').hidden"), where + ": Escape does not hide")
    browser.run("document.querySelector('#figure-sentiment .wide').focus()")
    browser.press("ArrowRight")
    dot = browser.run("document.getElementById('tip').textContent")
    browser.press("Enter")
    check(browser.run("location.hash") == "#c" + dot.split(":")[0], where + ": a dot does not lead to its comment")


# ---- the sample in three languages ----

def sample(browser):
    for lang in ("nb", "nn", "en"):
        folder = report(lang, "--lang", lang, source + "/corpus/lederdebatt.txt")
        path = folder + "/index.html"
        policy_holds(path)
        parses(path)
        browser.look(1100)
        browser.open(path)
        is_ours(browser, lang)
        check(browser.run("document.documentElement.lang") == lang, "wrong language")
        check(not re.search(r">[a-z]+\.[a-z_]+<", read(path).decode()), "a text is missing in " + lang)
        sorts(browser, lang)
        filters(browser, lang)
        by_keyboard(browser, lang)
        for width, dark in ((1100, False), (1100, True), (390, False), (390, True)):
            browser.look(width, dark)
            browser.open(path)
            check(browser.run("document.documentElement.scrollWidth") <= width, "%s: wider than %d" % (lang, width))
            is_accessible(browser, "%s %d %s" % (lang, width, "dark" if dark else "light"))
        check(not browser.complaints(), "%s is not quiet at last: %s" % (lang, browser.complaints()[:3]))
    browser.look(1100)


def without_script(browser):
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(work + "/nb/index.html")
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    check(browser.run("[...document.querySelectorAll('article')].every(a => a.offsetHeight > 0)"), "a comment is hidden without script")
    check(browser.run("document.getElementById('filter').offsetHeight === 0 && !document.querySelector('th button')"),
          "something that needs the script is shown without it")


# ---- hostile comments ----

HOSTILE = ["<script>window.pwned=1</script>", "</script><script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>",
           "\" onmouseover=\"window.pwned=1", "' onfocus='window.pwned=1' autofocus='", "</div></article></main><h1>x</h1>",
           "<svg onload=window.pwned=1>", "<a href=\"javascript:window.pwned=1\">x</a>", "data:text/html,<script>window.pwned=1</script>",
           "javascript:window.pwned=1", "</style><style>*{display:none}", "<!-- ", "-->", "<![CDATA[", "]]>", "&lt;script&gt;", "&#60;b&#62;",
           "\u2028window.pwned=1\u2029", "\u202etxet sdrawkcab\u202c", "\u2066isolate\u2069", "<iframe srcdoc='<script>parent.pwned=1</script>'>",
           "<base href=https://example.org/>", "<meta http-equiv=refresh content=0>", "<form action=x><input name=y>", "</textarea></title><b>",
           "<template><b>", "<math><mi//xlink:href=\"data:x,<script>window.pwned=1</script>\">", "{{7*7}}${7*7}", "<plaintext>", "</body></html>"]


# Bytes that are no UTF-8 in every seventh text and name.
def hostile_csv(path):
    rows = [b"id,author,text"]
    for i in range(300):
        evil, other, third = HOSTILE[i % 30], HOSTILE[(i * 7 + 3) % 30], HOSTILE[(i * 11 + 5) % 30]
        cells = ["%d%s" % (i, third), "Kari %d %s" % (i % 40, other), "Dette er bra %s og d\u00e5rlig. %s" % (evil, other)]
        cells = ['"' + c.replace('"', '""') + '"' for c in cells]
        line = ",".join(cells).encode()
        rows.append(line.replace(b"bra", b"bra \xff\xc3\x28\xed\xa0\x80").replace(b"Kari", b"Kari\xfe") if i % 7 == 0 else line)
    with open(path, "wb") as file:
        file.write(b"\n".join(rows) + b"\n")


# A coder's sheet whose columns and codes are hostile too.
def hostile_codes(path):
    heads = ["comment", "<img src=x onerror=window.pwned=1>", "\"><script>window.pwned=1</script>", "holdning", "=cmd|' /C calc'!A0"]
    rows = [heads] + [[str(n), "x" if n % 2 else "", "x" if n % 3 else "", HOSTILE[n % 30].replace(";", ","), ""] for n in range(1, 300)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n")


def hostile(browser):
    themes = work + "/themes.txt"
    with open(themes, "w", encoding="utf-8") as file:
        file.write("theme: evil\nnb: <img src=x onerror=window.pwned=1>\nnn: \"><script>window.pwned=1</script>\nen: </title><b>\nbra\n")
    path = work + "/\"><img src=x onerror=window.pwned=1><!--.csv"
    hostile_csv(path)
    codes = work + "/<svg onload=window.pwned=1>.csv"
    hostile_codes(codes)
    for lang in ("nb", "nn", "en"):
        folder = report("hostile-" + lang, "--lang", lang, "--themes", themes, "--permutations", "99", "--codes", codes, path)
        page = folder + "/index.html"
        policy_holds(page)
        parses(page)
        browser.open(page)
        is_ours(browser, "hostile " + lang)
        check(browser.run("document.querySelectorAll('article').length") == 300, "not an article a comment")
        texts = browser.run("[...document.querySelectorAll('article .text')].map(t => t.textContent)")
        for i, text in enumerate(texts):
            if i % 7:
                expected = "Dette er bra %s og d\u00e5rlig. %s" % (HOSTILE[i % 30], HOSTILE[(i * 7 + 3) % 30])
                check(text == expected, "comment %d reads %r, not %r" % (i + 1, text, expected))
        check("onerror" in browser.run("document.querySelector('h1').textContent"), "the file's name is not shown")
        check(browser.run("document.getElementById('themes').textContent.includes('<img src=x onerror=window.pwned=1>')"),
              "the codes are not shown as text")
        check("\ufffd" in texts[0], "broken bytes are not shown as such")
        is_accessible(browser, "hostile " + lang)
        for figure in os.listdir(folder + "/figures"):
            if figure.endswith(".svg"):
                browser.open(folder + "/figures/" + figure)
                check(not browser.run("window.pwned || document.querySelector('script, foreignObject, image, a, parsererror') !== null"),
                      "hostile " + figure)


# ---- pages beside the page ----

def large(browser):
    path = work + "/large.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,author,text\n" + "".join("%d,Kari %d,%s\n" % (i, i % 9, ("Dette er veldig bra.", "Dette er fryktelig.", "Ja.")[i % 3])
                                              for i in range(1, 1202)))
    folder = report("large", "--permutations", "99", path)
    check(sorted(os.listdir(folder + "/comments")) == ["1.html", "2.html", "3.html"], "not three pages beside it")
    counts = []
    for page in ("index.html", "comments/1.html", "comments/2.html", "comments/3.html"):
        policy_holds(folder + "/" + page)
        parses(folder + "/" + page)
        browser.open(folder + "/" + page)
        is_ours(browser, page)
        is_accessible(browser, page)
        counts.append(browser.run("document.querySelectorAll('article').length"))
        for link in browser.run("[...document.querySelectorAll('a[href*=\".html\"]')].map(a => a.getAttribute('href'))"):
            target, _, anchor = link.partition("#")
            there = os.path.join(folder, os.path.dirname(page), target)
            check(os.path.exists(there), "%s: a link to nowhere: %s" % (page, link))
            check(not anchor or ('id="%s"' % anchor).encode() in read(there), "%s: no such comment: %s" % (page, link))
    check(counts == [200, 500, 500, 201], "comments a page: %s" % counts)


browser = Browser(browser_path)
try:
    sample(browser)
    without_script(browser)
    hostile(browser)
    large(browser)
finally:
    browser.close()
if not html5lib:
    print("SKIP: the page through a strict parser (python3-html5lib is not installed)")
if not axe:
    print("SKIP: the page for a screen reader (axe-core is not there: OSK_AXE names axe.js, or npm fetches it)")
print("%d checks failed" % failed if failed else "the page is safe, quiet, and does what it should")
sys.exit(1 if failed else 0)
