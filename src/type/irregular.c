/* Lemmas that no ending leads to: the short words of everyday, strong verbs, comparison, plurals with another vowel, whose
 * forms Hunspell's dictionaries list as words of their own ("er", "var") or take apart wrongly ("det" as a form of "de",
 * "eller" of "elle"). A word of two lemmas has the one that is more frequent in the training part of the Norwegian
 * Dependency Treebank, which also told what of the everyday words goes wrong. "det" is a form of "den" in bokmål and a
 * word of its own in nynorsk, as the treebanks of Universal Dependencies have it.
 *
 *   one text a lemma: the lemma, then its forms; the first text that holds a form decides */
#include "lemma.h"

#include <stdlib.h>
#include <string.h>

static const char *const irregular_nb[] = {
    /* verbs */
    "så", "når", "siden", "lite", "lett", "kjent", "angrep", "grep", "ny nytt", "hode hodet hodene",
    "sen senere senest", "grå grått", "ledd", "bit biter", "nå nådde nådd", "konkret konkrete",
    "rødgrønn rødgrønne rødgrønt", "militær militære", "årsak årsaken årsaker årsakene", "rett retten rettene",
    "tekst teksten tekster tekstene", "pris prisen priser prisene", "grad graden grader gradene",
    "styre styret styrene", "program programmet programmer programmene", "idé ideen ideer ideene",
    "landslag landslaget", "universitet universitetet universiteter universitetene", "utvilsom utvilsomt",
    "åpenbar åpenbart åpenbare", "berømt berømte", "perfekt perfekte", "grønn grønt grønne", "tom tomt tomme",
    "gul gult gule", "flott flotte", "dum dumt dumme", "jevn jevnt jevne", "kjær kjært kjære", "mat maten",
    "formell formelt formelle", "kommersiell kommersielt kommersielle", "bruke bruker brukes brukte brukt", "ca. ca",
    "nr. nr", "jf. jf", "snø snøen", "stoff stoffet stoffer stoffene", "plikt plikten plikter pliktene",
    "forsker forskeren forskere forskerne", "video videoen videoer", "risiko risikoen",
    "være er var vært", "ha har hadde hatt", "bli blir ble blei blitt", "kunne kan kunnet", "ville vil villet",
    "skulle skal skullet", "måtte må måttet", "burde bør burdet", "få får fikk fått", "gå går gikk gått",
    "si sier sa sagt sies", "se ser sett", "gi gir ga gav gitt gis", "ta tar tok tatt tas",
    "gjøre gjør gjorde gjort gjøres", "vite vet visste visst", "stå står sto stod stått", "komme kommer kom kommet",
    "dra drar dro dradd dratt", "tro tror trodde trodd", "bo bor bodde bodd", "ligge ligger lå ligget",
    "legge legger lagt legges", "sette setter satte", "sitte sitter sittet sittende", "finne finner fant funnet",
    "falle faller falt", "slå slår slo slått slås", "be ber ba bad bedt", "spørre spør spurte spurt",
    "fortelle forteller fortalte fortalt", "velge velger valgte", "følge følger fulgte fulgt",
    "tørre tør turte torde", "synes syns syntes", "finnes finns fins fantes", "skrive skriver skrev skrevet",
    "vinne vinner vant vunnet", "dø dør døde dødd", "skje skjer skjedde skjedd", "le ler lo", "ete eter åt",
    "bære bærer bar båret", "selge selger solgte solgt", "gjelde gjelder gjaldt", "hete heter het hett",
    "holde holder holdt", "hjelpe hjelper hjalp hjulpet", "trekke trekker trakk trukket", "drive driver drev drevet",
    "la lar latt", "late lot", "begynne begynner begynte begynt", "binde binder bandt bundet", "bite beit bet bitt",
    "bryte bryter brøt brutt", "brenne brenner brant brent", "bringe bringer brakte brakt", "by byr bød budt",
    "bygge bygger bygde bygd bygget", "dekke dekker dekket", "drikke drikker drakk drukket",
    "dømme dømmer dømte dømt", "fare farer", "flykte flykter flyktet", "flyte flyter fløt flytt", "fly fløy fløyet",
    "forby forbyr forbød", "foregå foregår foregikk", "foreslå foreslår foreslo foreslått",
    "forlate forlater forlot forlatt", "forstå forstår forsto forstod forstått",
    "forsvinne forsvinner forsvant forsvunnet", "fryse fryser frøs frosset", "fylle fyller fylte fylt",
    "føre fører førte ført", "føle føler følte følt", "gjenta gjentar gjentok gjentatt",
    "glemme glemmer glemte glemt", "gli glir gled glidd", "gnage gnager", "grave graver gravde gravd",
    "gripe griper grepet", "angripe angriper", "pågripe pågriper pågrep pågrepet", "gråte gråter gråt",
    "henge henger hang hengt", "huske husker husket husk", "høre hører hørte hørt", "innse innser innså innsett",
    "kalle kaller kalte kalt", "kjenne kjenner kjente", "kjøpe kjøper kjøpte kjøpt", "kjøre kjører kjørte kjørt",
    "klare klarer klarte", "knekke knekker knakk knekt", "krype kryper krøp krøpet", "lese leser leste lest les",
    "leve lever levde levd", "lide lider led lidd", "lyde lyder lød lydt", "lyve lyver løy løyet",
    "løpe løper løp løpt", "løse løser løste løst", "løye", "mene mener mente ment", "miste mister mistet",
    "møte møter møtte møtt", "nyte nyter nøt", "ødelegge ødelegger ødela ødelagt", "overta overtar overtok overtatt",
    "oversette oversetter oversatte oversatt", "fortsette fortsetter fortsatte",
    "fastsette fastsetter fastsatte fastsatt", "utsette utsetter utsatt",
    "forutsette forutsetter forutsatte forutsatt", "pleie pleier pleide pleid", "rekke rekker rakk",
    "ri rir red ridd", "rive river rev revet", "rope roper ropte ropt", "sende sender sendte sendt send",
    "sikre sikrer sikret", "skjære skjærer skar skåret", "skjønne skjønner skjønte skjønt",
    "skille skiller skilte skilt", "skyte skyter skjøt skutt", "skyve skyver skjøv skjøvet", "skynde skynder skyndte",
    "slippe slipper slapp sluppet", "slite sliter slet slitt", "smelle smeller smalt", "snu snur snudde snudd",
    "sove sover sov sovet", "spille spiller spilte spilt", "spise spiser spiste spist", "sprette spretter spratt",
    "springe springer sprang sprunget", "stige stiger steg steget", "stikke stikker stakk stukket",
    "stjele stjeler stjal stjålet", "stille stiller stilte stilt", "strekke strekker strakk strukket",
    "stryke stryker strøk strøket", "svi svir sved svidd", "svike sviker svek sveket", "svinge svinger svingte",
    "synge synger sang sunget", "synke synker sank sunket", "telle teller telte talt",
    "tenke tenker tenkte tenkt tenk", "tie tier tidde", "treffe treffer traff truffet",
    "trenge trenger trengte trengt", "trenges trengs", "tvinge tvinger tvang tvunget", "velte velter",
    "vike viker vek veket", "vise viser viste vist", "vokse vokser vokste vokst", "vri vrir vred vridd",
    "anse anser anså ansett", "anta antar antok antatt", "avgjøre avgjør avgjorde avgjort", "avstå avstår",
    "begå begår begikk begått", "bestå består besto bestod bestått", "bestemme bestemmer bestemte bestemt",
    "bety betyr betydde betydd", "bidra bidrar bidro bidratt", "delta deltar deltok deltatt",
    "foreta foretar foretok foretatt", "forbli forblir forble forblitt", "fremgå fremgår",
    "gjennomgå gjennomgår gjennomgikk gjennomgått", "inngå inngår inngikk inngått", "innebære innebærer innebar",
    "oppgi oppgir oppga oppgitt", "oppnå oppnår oppnådde oppnådd", "oppstå oppstår oppsto oppstod oppstått",
    "oppleve opplever opplevde opplevd", "opptre opptrer opptrådte opptrådt", "tillate tillater tillot tillatt",
    "tilby tilbyr tilbød tilbudt", "unngå unngår unngikk unngått", "utgjøre utgjør utgjorde utgjort",
    "vedta vedtar vedtok vedtatt", "overse overser overså oversett", "pålegge pålegger påla pålagt",
    "undergå undergår", "underlegge underlegger underla underlagt", "anlegge anlegger anla anlagt",
    "innlegge innlegger innla innlagt", "grunnlegge grunnla", "forekomme forekommer forekom forekommet", "overkomme",
    "utgi utgir utga utgitt", "avgi avgir avga avgitt", "tilgi tilgir tilga tilgitt", "angi angir anga angitt",
    "motta mottar mottok mottatt", "godta godtar godtok godtatt", "ivareta ivaretar ivaretok ivaretatt",
    "oppta opptar opptok", "lykkes lyktes", "minnes mintes", "trives trivdes", "føles føltes", "møtes møttes",
    "høres hørtes", "skyldes skyldtes", "lete leter lette", "bedrive bedriver bedrev bedrevet",
    "beskrive beskriver beskrev beskrevet", "fraskrive", "forfølge forfølger forfulgte forfulgt",
    "tilfredsstille tilfredsstiller", "domfelle domfeller domfelte domfelt",
    "opprettholde opprettholder opprettholdt", "inneholde inneholder inneholdt", "beholde beholder beholdt",
    "overholde overholder overholdt", "forholde forholder forholdt", "avholde avholder avholdt",
    "oppfylle oppfyller oppfylte oppfylt", "forestille forestiller forestilte forestilt",
    "fremstille fremstiller fremstilte fremstilt", "innstille innstiller innstilte innstilt",
    "bestille bestiller bestilte bestilt", "godkjenne godkjenner godkjente godkjent",
    "erkjenne erkjenner erkjente erkjent", "anerkjenne anerkjenner anerkjente anerkjent",
    "drømme drømmer drømte drømt", "stemme stemmer stemte stemt", "skremme skremmer skremte skremt",
    "svømme svømte svømt", "tømme tømmer tømte tømt", "sparke", "starte starter startet", "kaste kaster kastet",
    "vente venter ventet", "betale betaler betalte betalt", "tale taler talte",
    /* adjectives */
    "god godt gode bedre best beste", "stor stort store større størst største",
    "liten lita små lille vesle mindre minst minste", "mye mer mest meste", "mange flere flest fleste",
    "ung unge ungt yngre yngst yngste", "gammel gammelt gamle eldre eldst eldste", "lang langt lange lengre lengste",
    "tung tungt tunge tyngre tyngst", "ny nye nyere nyeste", "hel helt hele", "egen eget egne", "ille",
    "vond verre verst verste", "nær nært nære nærmere nærmest nærmeste", "få færre færrest",
    "lav lavt lave lavere lavest laveste", "høy høyt høye høyere høyest høyeste", "norsk norske", "svensk svenske",
    "dansk danske", "sen sent sene", "klar klart", "kort", "rik rikt rike", "gal galt gale", "klok klokt kloke",
    "ren rent rene renere", "rett rette", "sann sant sanne", "fremre fremst fremste", "øvre øverst øverste",
    "ytre ytterst ytterste", "indre innerst innerste", "nedre nederste", "midtre midterst midterste",
    "bakre bakerst bakerste", "halv halvt halve", "fin fint fine", "fast", "sint", "trist", "stolt", "sikker sikkert",
    "vill vilt", "sterk sterkt sterke", "kristen kristne kristent", "voksen voksne voksent", "moden modne modent",
    "åpen åpne åpent", "sulten sultne", "naken nakne", "sliten slitne slitent", "rolig", "viss visse",
    "trygg trygt trygge", "knapp knapt", "flat flatt", "hvit hvitt hvite", "våt vått våte", "søt søtt søte",
    "blå blått", "fri fritt frie", "døv", "død", "rød rødt røde", "bred bredt brede", "glad glade", "ond ondt onde",
    "hard hardt harde", "villig", "mørk mørkt mørke", "streng strengt strenge", "skyldig", "grunnleggende",
    "ytterligere", "følgende", "lignende", "felles", "utelukkende", "verdt", "nødt", "bra", "gratis", "ekte", "mulig",
    /* nouns */
    "skole skolen skolens", "politiker politikere politikeren politikerne", "menneske mennesker mennesket menneskene",
    "bok bøker bøkene", "hånd hender hendene", "natt netter nettene", "tann tenner tennene", "mann menn mennene",
    "kvinne kvinner", "rot røtter røttene", "far fedre fedrene fars", "mor mødre mødrene mors",
    "bror brødre brødrene", "søster søstre søstrene", "datter døtre døtrene", "kraft krefter kreftene",
    "øye øyne øynene øyet", "øre ører ørene", "kne knær knærne", "and", "gås gjess", "tå tær tærne", "klo klør",
    "ku kuer kyr", "fot føtter føttene", "forelder foreldre foreldrene foreldres foreldrenes",
    "barn barna barnet barns", "dag dager dagen dagene dagens", "år året årene årets års", "gang ganger gangen",
    "land landet landene landets lands", "by byen byer byene", "tid tiden tida tider tiders tids",
    "sted steder stedet stedene", "venn venner vennene vennen", "bil biler bilen bilene", "del deler delen delene",
    "plan planer planen planene", "tanke tanken tanker tankene", "uke uken uka uker ukene", "klokke klokken klokka",
    "jente jenten jenta jenter jentene", "side", "leder ledere lederen lederne", "bruker brukere brukeren brukerne",
    "spiller spillere spilleren spillerne", "velger velgere velgerne", "sommer sommeren", "vinter vinteren vintre",
    "medium medier mediene mediet", "museum museet museer", "senter senteret sentre sentrene",
    "regel regler regelen reglene", "middel midler midlet midlene", "artikkel artikler artikkelen artiklene",
    "onkel onkler", "offer offeret ofre ofrene", "nummer nummeret numre", "tema temaet temaer temaene",
    "klima klimaet", "nabo naboen naboer naboene", "sofa sofaen sofaer", "sko skoen skoene", "bro broen broer",
    "data dataene", "svenske svensker svenskene", "danske dansker danskene", "ting tingen tingene tinget",
    "art arter artene", "øy øya øyer", "dør døra døren dører", "sak saken saker sakene",
    "samfunn samfunnet samfunnets", "verden verdens", "fotball fotballen", "sjanse sjansen sjanser sjansene",
    "karriere karrieren", "poeng poenget poengene", "meter meteren meterne", "krone kroner kronene",
    "svar svaret svarene", "grunn grunnen grunner grunnene", "lov loven lover lovene",
    "tørr tørt tørre",
    /* pronouns and determiners */
    "jeg meg", "du deg", "han ham", "hun henne", "vi oss", "de dem", "den det", "en ei et",
    "annen annet andre andres", "noen", "noe", "min mi mitt mine", "din di ditt dine", "sin sitt sine",
    "vår vårt våre", "all alle", "alt", "hver hvert", "hvilken hvilket hvilke", "deres", "hennes", "denne", "dette",
    "disse", "ingen", "ingenting", "én ett", "selv", "selve", "enhver ethvert", "begge", "hverandre",
    /* words that do not change */
    "der", "her", "eller", "hvis", "jo", "nesten", "alene", "aller", "enda", "ellers", "etter", "hvor", "litt",
    "rundt", "heller", "ute", "inne", "nede", "oppe", "borte", "bort", "langs", "helst", "slags", "sist", "fort",
    "nest", "tvers", "overalt", "overhodet", "nylig", "ofte oftere oftest", "lenge lenger", "gjerne", "via", "øst",
    "vest", "nord", "sør", "visstnok", "sakte", NULL};

static const char *const irregular_nn[] = {
    /* verbs */
    "vel", "hjelp", "like", "all alle", "lite", "di", "trenge treng", "la let lèt lét",
    "rett rette retten rettar rettane", "helg helga helgar", "grunnleggjande", "liknande", "konkret konkrete",
    "stengje stengd", "ingen inga", "knapp knapt knappe", "klår klårt klåre", "via", "ta tekne teken",
    "høve høvet høva", "by byen byar byane", "heim heimen heimar", "middel middelet midlar midlane",
    "bonde bonden bønder bøndene", "allmenn allment allmenne", "tekst teksten tekstar tekstane",
    "presis presist presise", "tom tomt tomme", "kjensle kjensla kjensler kjenslene", "bil bilen bilar bilane",
    "høg høgste", "streng strengt strenge", "snø snøen", "laus laust lause", "jamn jamt jamne",
    "båt båten båtar båtane", "kapittel kapitlet kapitla", "makt makta maktene", "rekne", "djup djupt djupe",
    "nr. nr", "kl. kl", "etc. etc",
    "vere er var vore vera", "ha har hadde hatt", "bli blir blei blitt", "verte vert vart vorte", "kunne kan kunna",
    "vilje vil ville vilja", "skulle skal skulla", "måtte må måtta", "burde bør burda", "få får fekk fått",
    "gå går gjekk gått", "seie seier sa sagt", "sjå ser såg sjåast", "gje gjev gav gjeve gjevast", "gi gir gitt",
    "ta tek tok teke tatt tar", "gjere gjer gjorde gjort gjera", "vite veit visste", "stå står stod stått",
    "kome kjem kom koma", "komme", "dra dreg drog drege", "tru trur trudde trudd", "bu bur budde budd",
    "liggje ligg låg", "leggje legg la lagt", "setje set sette", "sitje sit sat sete", "finne finn fann funne finna",
    "finnast finst fanst", "slå slår slo slått", "be bad bede", "spørje spør spurde spurt",
    "fortelje fortel fortalde fortalt", "velje valde", "følgje følgjer følgde følgt", "synast synest syntest",
    "skrive skriv skreiv", "vinne vinn vann vunne", "skje skjer skjedde skjedd", "halde held heldt haldast",
    "krevje krev kravde kravd krevjast", "bety betyr betydde", "innebere inneber", "drive driv dreiv",
    "gjelde gjeld galdt", "hjelpe hjelper halp hjelpt", "bere bar bore", "lese les las", "binde bind batt bunde",
    "bite beit", "bryte bryt braut brote", "brenne brenn brunne", "bringe", "by byd baud bode", "byggje bygde bygd",
    "drikke drikk drakk drukke", "drepe drep drap", "fare fer", "flyge flyg", "flyte flyt flote",
    "fryse frys fraus frose", "gripe grip greip", "angripe angrip angreip", "gråte gret", "henge heng hang hengt",
    "hengje hengjer hengde", "hogge", "kjenne kjenner kjende", "krype kryp kraup krope", "leve lever levde levd",
    "leie", "lide lid leid", "lyde laud", "lyge lyg laug", "møte møter møtte møtt", "nyte nyt naut", "rekke",
    "ri rid reid", "rive riv reiv", "selje sel selde selt", "skilje skil skilde", "skjere skar skore",
    "skyte skyt skaut skote", "skyve", "sleppe slepp slapp sloppe", "slite slit sleit", "sove søv sov",
    "springe spring sprang sprunge", "stele stel stal stole", "stige stig steig", "stikke stakk",
    "strekkje strekkjer", "stryke stryk strauk", "svike sveik", "syngje syng song sunge", "søkke",
    "søkje søkjer søkte søkt", "tenkje tenkjer tenkte tenkt tenk", "telje tel talde", "tidast", "treffe treff traff",
    "trekkje trekkjer trekte trekt trekkja", "trengje", "trengast trengst", "trivast trivst", "tvinge", "unne",
    "vege", "vekse veks voks vakse", "vike vik", "vise viser viste vist", "avgjere avgjer avgjorde avgjort",
    "utgjere utgjer utgjorde utgjort", "vedta vedtek vedtok vedteke", "delta deltek deltok delteke",
    "motta mottek mottok motteke", "oppta opptek opptok", "ivareta ivaretek ivaretok",
    "forstå forstår forstod forstått", "oppstå oppstår oppstod", "bestå består bestod", "foregå foregår",
    "inngå inngår inngjekk", "unngå unngår unngjekk", "gjennomgå gjennomgjekk", "oppnå oppnår oppnådde oppnådd",
    "innehalde inneheld inneheldt", "oppretthalde oppretthald", "forhalde", "framstå framstår framstod",
    "utsetje utset utsette", "fastsetje fastset fastsette", "tilsetje tilset tilsett", "omsetje omset omsett",
    "greie greier greidde", "arbeide arbeider arbeidde arbeidd", "samarbeide samarbeider",
    "bestemme bestemmer bestemt", "dømme dømmer dømde dømt", "skremme", "stille stiller stilte stilt",
    "framstille framstilt", "innstille innstilt", "bestille bestilt", "fylle fyller fylte fylt", "oppfylle oppfylt",
    "heite heiter heitte", "byte byter bytte", "knyte knyter knytte knytt", "late", "ynskje ynskjer ynskte",
    "ønskje ønskjer ønskte", "tykkje tykkjer tykte", "auke", "planleggje planlegg planla planlagt",
    "øydeleggje øydelegg øydela øydelagt", "lykkast lykkest", "minnast", "møtast møttest", "leite", "kalle kalla",
    "begynne begynte begynt", "byrje", "lære lærer lærte lært", "føre fører førte ført", "høyre høyrer høyrde høyrt",
    "køyre køyrer køyrde køyrt", "gløyme gløymer gløymde gløymt", "meine meiner meinte meint",
    "bruke brukar brukte brukt", "kjøpe kjøper kjøpte kjøpt", "løyse løyser løyste løyst",
    "spele spelar spelte spelt", "auke aukar auka", "endre endrar endra", "krige",
    /* adjectives */
    "god godt gode betre beste", "stor stort store større størst største", "liten lita små vesle mindre minst minste",
    "mykje meir mest meste", "mange fleire flest fleste", "ung ungt unge yngre yngst yngste",
    "gammal gammalt gamle eldre eldst eldste", "lang langt lange lengre lengst lengste",
    "tung tungt tunge tyngre tyngst", "ny nytt nye nyare nyaste", "heil heilt heile", "eigen eiga eige eigne", "ille",
    "vond vondt vonde", "verre verst verste", "nær nært nære nærare næraste", "få færre færrast",
    "låg lågt låge lågare lågast", "høg høgt høge høgare høgst høgaste", "norsk norske", "sein seint seine seinare",
    "klar klart klare", "kort korte", "rik rikt rike", "galen gale galne", "klok klokt kloke", "rein reint reine",
    "sann sant sanne", "fremre fremst fremste", "øvre øvst øvste", "ytre ytst ytste", "indre inst inste",
    "nedre nedst nedste", "midtre", "bakre", "halv halvt halve", "fin fint fine", "fast faste", "sint", "trist",
    "lett lette", "sikker sikkert", "vill vilt", "sterk sterkt sterke", "kristen kristne kriste", "vaksen vaksne",
    "mogen", "open ope opne", "svolten svoltne", "naken nakne", "sliten slitne", "viss visse", "trygg trygt trygge",
    "flat flatt flate", "kvit kvitt kvite", "våt vått våte", "søt søtt søte", "blå blått", "grå grått",
    "fri fritt frie", "grei greitt", "brei breitt breie", "lei leitt", "snau snautt snaue", "raud raudt raude",
    "glad glade", "hard hardt harde", "kjend", "ukjend", "sjølvsagd", "eineaste", "einaste", "ulik ulikt ulike",
    "lik likt", "ekte", "mogleg", "gratis", "felles", "verd", "naudsynt",
    /* nouns */
    "skule skulen skulane skular", "sak saka saker sakene", "dag dagar dagane dagen dagens", "ven vener venen venene",
    "år året åra årets", "menneske mennesket mennesker menneska", "bok boka bøker bøkene",
    "hand handa hender hendene", "natt natta netter nettene", "tann tenner tennene", "mann mannen menn mennene",
    "kvinne kvinna kvinner kvinnene", "rot røter røtene", "far fedrar", "mor mødrer", "bror brør brørne",
    "syster systrer", "dotter døtrer døtrene", "kraft krafta krefter kreftene", "auge auga augene", "øyre øyra",
    "kne knea", "fot føter føtene", "forelder foreldre foreldra foreldrene", "barn barnet barna born borna",
    "ting tingen tinga tingene", "land landet landa landets", "gong gongen gonger gongene", "tid tida tider tidene",
    "stad staden stader stadene", "del delen delar delane", "plan planen planar planane",
    "tanke tanken tankar tankane", "veke veka veker vekene", "side sida sider sidene",
    "leiar leiaren leiarar leiarane", "unge ungen ungar ungane", "spelar spelaren spelarar spelarane",
    "tema temaet temaa", "klima klimaet", "kommune kommunen kommunar kommunane",
    "regjering regjeringa regjeringar regjeringane", "melding meldinga meldingar meldingane",
    "retning retninga retningar", "stilling stillinga stillingar",
    "utfordring utfordringa utfordringar utfordringane", "endring endringa endringar endringane",
    "haldning haldninga haldningar haldningane", "investering investeringar",
    "forhandling forhandlingar forhandlingane", "undersøking undersøkinga undersøkingar",
    "stat staten statar statane statens", "samfunn samfunnet samfunna samfunnets", "lov lova lover lovene",
    "bedrift bedrifta bedrifter bedriftene", "universitet universitetet universiteta", "poeng poenget poenga",
    "meter meteren", "time timen timar timane", "krone krona kroner kronene", "pris prisen prisar prisane",
    "medium media mediet mediene", "nummer nummeret nummera", "elev eleven elevar elevane",
    "lærar læraren lærarar lærarane", "topp toppen toppane", "euro euroen", "risiko risikoen", "mafia mafiaen",
    "byrjing byrjinga", "måling målinga målingar målingane", "helseteneste helsetenesta helsetenester",
    /* pronouns and determiners */
    "eg meg", "du deg", "han honom", "ho henne", "vi oss", "me", "dei", "de dykk", "ein ei eit eitt",
    "annan anna andre", "nokon nokre", "min mi mitt mine", "din ditt dine", "sin si sitt sine", "vår vårt våre",
    "alt", "kvar kvart", "desse", "denne", "dette", "det", "den", "deira", "hennar", "kva", "kven", "kvifor",
    "ingenting", "sjølve", "sjølv", "begge", "kvarandre", "einkvan eikvar", "éin éi", "slik slikt slike",
    /* words that do not change */
    "eller", "når", "sidan", "jo", "nesten", "elles", "etter", "litt", "rundt", "særleg", "inne", "ute", "oppe",
    "nede", "langs", "helst", "slags", "anten", "heller", "her", "der", "før", "gjerne", "ofte oftare oftast",
    "lenge lenger", "aust", "vest", "nord", "sør", "nyleg", "kanskje", "berre", NULL};

static const char *const *const irregular[OSK__NORMS] = {irregular_nb, irregular_nn};

/* The forms of one text, those that no text before it has. */
static bool add_text(osk__irregulars *all, const char *text, osk_error *error)
{
    for (const char *form = text; *form; form += strspn(form, " ")) {
        size_t length = strcspn(form, " "), before = all->forms.count;
        uint32_t number = osk__strings_add(&all->forms, osk__slice(form, length), error);
        if (number == OSK_NONE || !OSK__ROOM(all->texts, all->capacity, all->forms.count, error))
            return false;
        if (all->forms.count > before)
            all->texts[number] = text;
        form += length;
    }
    return true;
}

void osk__irregulars_free(osk__irregulars *all)
{
    osk__strings_free(&all->forms);
    free(all->texts);
    *all = (osk__irregulars){.texts = NULL};
}

/* All of the list or nothing: what is empty is asked for again. */
bool osk__irregulars_make(osk__irregulars *all, osk__norm norm, osk_error *error)
{
    bool good = true;
    for (const char *const *text = irregular[norm]; good && *text; text++)
        good = add_text(all, *text, error);
    if (!good)
        osk__irregulars_free(all);
    return good;
}

osk_slice osk__irregulars_find(const osk__irregulars *all, osk_slice form)
{
    uint32_t number = osk__strings_find(&all->forms, form);
    return number == OSK_NONE ? osk__slice(NULL, 0) : osk__slice(all->texts[number], strcspn(all->texts[number], " "));
}
