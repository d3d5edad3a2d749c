# A parser that forgives nothing of what a browser would mend: every element is closed where it was opened, attributes are
# quoted and stand once, ids are one element's, no style= or on...=, no bare < or &, no element where none may stand.
#   strict.py PAGE...    prints what is wrong with each
import re
import sys

VOID = {"meta", "link", "input", "br", "hr"}
RAW = {"style", "script"}
# What an element may stand in, where that is not any of the others.
INSIDE = {"head": {"html"}, "body": {"html"}, "title": {"head"}, "meta": {"head"}, "link": {"head"}, "style": {"head"},
          "li": {"ul", "ol"}, "thead": {"table"}, "tbody": {"table"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"},
          "figcaption": {"figure"}, "summary": {"details"}, "option": {"select"}, "main": {"body"}, "header": {"body"}}
# What may hold nothing but phrases.
PHRASING = {"p", "h1", "h2", "h3", "summary", "span", "b", "i", "bdi", "mark", "a", "label", "button", "title", "option"}
PHRASES = {"a", "b", "i", "bdi", "span", "mark", "input", "select", "button", "label"}
SVG = {"svg", "line", "circle", "rect", "path", "text", "title"}
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z0-9:-]*(?:="[^"<]*")?)*)( ?/)?>')
ATTRIBUTE = re.compile(r' ([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?')
TAG_SVG = re.compile(r'<(/?)([a-z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<]*")?)*)( ?/)?>')
ENTITY = re.compile(r"&(amp|lt|gt|quot|#39);")


class Strict:
    def __init__(self, text):
        self.text, self.wrong, self.open, self.ids, self.refers, self.labels = text, [], [], set(), [], 0

    def fail(self, at, what):
        line = self.text.count("\n", 0, at) + 1
        self.wrong.append("line %d: %s, at %r" % (line, what, self.text[at:at + 60]))

    def check_text(self, at, text):
        for mark in re.finditer("[&>]", text):
            if mark.group() == ">" or not ENTITY.match(text, mark.start()):
                self.fail(at + mark.start(), "a bare " + mark.group())
        for mark in re.finditer("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text):
            self.fail(at + mark.start(), "a control character")
        if text.strip() and (not self.open or self.open[-1] in ("html", "head", "table", "thead", "tbody", "tr", "ul", "ol")):
            self.fail(at, "text that belongs nowhere")

    def check_attributes(self, at, name, attributes):
        seen = set()
        for attribute in ATTRIBUTE.finditer(attributes):
            key, value = attribute.group(1), attribute.group(2)
            if key.lower() in seen:
                self.fail(at, "twice the attribute " + key)
            seen.add(key.lower())
            if key.lower() == "style" or key.lower().startswith("on"):
                self.fail(at, "an attribute " + key)
            if key == "id":
                if value in self.ids or not value or re.search(r"\s", value):
                    self.fail(at, "an id twice or none: " + str(value))
                self.ids.add(value)
            if key in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                self.refers += [(at, part) for part in value.split()]
            if key == "href" and value.startswith("#"):
                self.refers.append((at, value[1:]))
            self.check_text_in_attribute(at, value or "")

    def check_text_in_attribute(self, at, value):
        for mark in re.finditer("&", value):
            if not ENTITY.match(value, mark.start()):
                self.fail(at, "a bare & in an attribute")

    def check_place(self, at, name):
        parent = self.open[-1] if self.open else None
        if name in INSIDE and parent not in INSIDE[name] and "svg" not in self.open:
            self.fail(at, "<%s> in <%s>" % (name, parent))
        if parent in PHRASING and name not in PHRASES and "svg" not in self.open:
            self.fail(at, "<%s> in <%s>" % (name, parent))
        if name in ("a", "button") and name in self.open:
            self.fail(at, "<%s> in itself" % name)
        if "svg" in self.open and name not in SVG | {"g"}:
            self.fail(at, "<%s> in a drawing" % name)

    def tag(self, match):
        closes, name, attributes, alone = match.groups()
        at = match.start()
        if closes:
            if attributes or alone or not self.open or self.open[-1] != name:
                self.fail(at, "</%s> where %s is open" % (name, self.open[-1:] or "nothing"))
                if name in self.open:
                    while self.open.pop() != name:
                        pass
            else:
                self.open.pop()
            return match.end()
        self.check_place(at, name)
        self.check_attributes(at, name, attributes)
        if name in RAW:
            end = self.text.find("</%s>" % name, match.end())
            if end < 0:
                self.fail(at, "an open <%s>" % name)
                return len(self.text)
            return end + len(name) + 3
        if alone and "svg" not in self.open:
            self.fail(at, "<%s/>" % name)
        if not alone and name not in VOID:
            self.open.append(name)
        return match.end()

    def parse(self):
        if not self.text.startswith("<!DOCTYPE html>\n"):
            self.fail(0, "no doctype")
        at = self.text.find("\n") + 1
        while at < len(self.text):
            end = self.text.find("<", at)
            end = len(self.text) if end < 0 else end
            self.check_text(at, self.text[at:end])
            if end == len(self.text):
                break
            drawing = "svg" in self.open or self.text.startswith("<svg", end)
            match = (TAG_SVG if drawing else TAG).match(self.text, end)
            if match:
                at = self.tag(match)
            else:
                self.fail(end, "no tag that one of ours would write")
                at = end + 1
        if self.open:
            self.wrong.append("left open: %s" % self.open)
        self.wrong += ["a reference to nowhere: %s" % name for _, name in self.refers if name not in self.ids]
        return self.wrong


def wrong_with(path):
    with open(path, encoding="utf-8", newline="") as file:
        return Strict(file.read()).parse()


def self_test():
    good = '<!DOCTYPE html>\n<html><head><title>x</title></head><body><p id="a">b &amp; <b>c</b></p></body></html>\n'
    assert not Strict(good).parse(), Strict(good).parse()
    for old, new in (("</b>", ""), ("<b>c</b></p>", "<b>c</p></b>"), ("<b>", "<b id=\"a\">"), ("<b>", "<b style=\"x\">"), ("<b>", "<b onclick=\"x\">"),
                     ("&amp;", "&"), ("<b>", "<div>"), ("<b>", "<b id=a>"), ("<b>", "<B>"), ("<b>", "<!-- -->"), ("<b>", "<b id=\"c\" id=\"d\">"),
                     ("<b>", "<b aria-labelledby=\"q\">"), ("&amp;", ">"), ("</body>", ""), ("<b>", "<img src=\"x\">"), ("&amp;", "\x07")):
        assert Strict(good.replace(old, new, 1)).parse(), "%s for %s is let through" % (new, old)


if __name__ == "__main__":
    self_test()
    bad = [(path, what) for path in sys.argv[1:] for what in wrong_with(path)]
    for path, what in bad[:40]:
        print("%s: %s" % (path, what))
    sys.exit(1 if bad else 0)
