"""Copy with private text in it, made in many languages, layouts and formats; and the search for it
in what was written of it. Called by leaks.sh.

    leaks.py make FOLDER             FOLDER/FORMAT/STORY...  and FOLDER/contacts.story
    leaks.py check FOLDER            FOLDER/*.written.FORMAT, and what the guard asked
"""
import html, json, os, re, sys

# A story: its headline, two paragraphs, and what its desk writes over what is private.
STORIES = {
    "en": ("Ferry sails again from Sample Harbour", "Sample Harbour",
           "The ferry sailed again from Sample Harbour on Friday, harbour master Joan Specimen said.",
           "She expects calm seas until Sunday, and all twelve ships to keep to their timetable.",
           ["not for publication", "The following information is not intended for publication",
            "for internal use only", "do not publish"], "note to editors", "Contacts"),
    "de": ("Fähre läuft im Musterhafen wieder aus", "Musterhafen",
           "Die Fähre im Musterhafen ist am Freitag wieder ausgelaufen, sagte Hafenmeisterin Erna Probe.",
           "Sie rechnet mit ruhiger See bis Sonntag, und alle zwölf Schiffe fahren nach Plan.",
           ["nicht zur Veröffentlichung", "Nicht zur Veröffentlichung bestimmt", "nur für Redaktionen",
            "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt"],
           "Hinweis an die Redaktionen", "Kontakte"),
    "fr": ("Le ferry repart du port des Essais", "Port-Essai",
           "Le ferry est reparti vendredi du port des Essais, a dit la capitaine du port, Jeanne Modèle.",
           "Elle attend une mer calme et les douze navires gardent leur horaire habituel.",
           ["ne pas publier", "ne pas diffuser", "à usage interne",
            "Les informations suivantes ne sont pas destinées à la publication"],
           "note aux rédactions", "Contacts"),
    "es": ("El ferri vuelve a salir de Puerto Muestra", "Puerto Muestra",
           "El ferri volvió a salir el viernes de Puerto Muestra, dijo la capitana Juana Modelo en el muelle.",
           "Espera un mar en calma y que los doce barcos cumplan su horario habitual.",
           ["no publicar", "no para publicación", "solo para uso interno",
            "La siguiente información no está destinada a la publicación"],
           "nota a los editores", "Contactos"),
    "it": ("Il traghetto riparte da Porto Esempio", "Porto Esempio",
           "Il traghetto è ripartito venerdì da Porto Esempio, ha detto la comandante Gianna Modello al molo.",
           "Prevede mare calmo e che le dodici navi rispettino gli orari consueti.",
           ["da non pubblicare", "non per la pubblicazione", "solo per uso interno",
            "Le seguenti informazioni non sono destinate alla pubblicazione"],
           "nota per le redazioni", "Contatti"),
    "nl": ("Veerboot vaart weer uit Voorbeeldhaven", "Voorbeeldhaven",
           "De veerboot is vrijdag weer uit Voorbeeldhaven vertrokken, zei havenmeester Jo Voorbeeld op de kade.",
           "Zij verwacht een rustige zee en alle twaalf schepen varen op tijd.",
           ["niet voor publicatie", "niet publiceren", "alleen voor intern gebruik",
            "De volgende informatie is niet voor publicatie bestemd"],
           "noot voor de redactie", "Contactgegevens"),
    "pl": ("Prom znów wypływa z Portu Wzorowego", "Port Wzorowy",
           "Prom znów wypłynął w piątek z Portu Wzorowego, powiedziała kapitan portu Anna Wzorowa na nabrzeżu.",
           "Spodziewa się spokojnego morza i dwunastu statków według rozkładu jazdy.",
           ["nie do publikacji", "nie publikować", "tylko do użytku wewnętrznego",
            "Poniższe informacje nie są przeznaczone do publikacji"],
           "uwaga redakcje", "Dane kontaktowe"),
    "ru": ("Паром снова вышел из Образцовой гавани", "Образцово",
           "Паром снова вышел в пятницу из Образцовой гавани, сказала капитан порта Анна Образцова на причале.",
           "Она ожидает спокойного моря, и все двенадцать судов пойдут по расписанию.",
           ["не для публикации", "не для печати", "для служебного пользования",
            "Следующая информация не предназначена для публикации"],
           "к сведению редакций", "Контакты"),
    "ar": ("العبارة تبحر مجددا من ميناء النموذج", "ميناء النموذج",
           "أبحرت العبارة مجددا من ميناء النموذج يوم الجمعة كما قالت مديرة الميناء منى نموذج على الرصيف للصحفيين.",
           "وتتوقع بحرا هادئا وأن تلتزم السفن كلها بمواعيدها حتى نهاية الأسبوع القادم.",
           ["ليس للنشر", "غير مخصص للنشر", "للاستخدام الداخلي فقط",
            "المعلومات التالية ليست للنشر"],
           "ملاحظة للمحررين", "جهات الاتصال"),
}
NUMBERS = ["+49-30/5550{}", "(030) 5550 {}", "030.555.{}", "tel:+49305550{}", "0171 5550{}",
           "+1 (555) 010-{}", "8 (495) 555-{}-01"]


def twice(label):
    return label.replace(" ", "   ")


DRESSES = [str, lambda x: f"*** {x.upper()} ***", lambda x: f"{x}:", lambda x: f"({twice(x)})",
           lambda x: f"## {x.title()}", lambda x: f"[{x}]", lambda x: f"--- {x} ---",
           lambda x: x.replace(" ", "\u00a0") + " –", lambda x: x[:4] + "\u00ad" + x[4:]]


class Copy:
    """A story of paragraphs with its private lines, and the marks that stand in them alone."""

    def __init__(self, number, language):
        self.language, self.number = language, number
        self.headline, self.place, self.lead, self.end, labels, self.note, self.heading = \
            STORIES[language]
        turn = number // len(STORIES)  # of the language
        self.layout = turn % 6
        self.label = labels[turn // 3 % len(labels)]
        self.dress = DRESSES[(number + turn) % len(DRESSES)]
        self.digits = f"{4000 + number}"
        form = NUMBERS[number % len(NUMBERS)]
        digits = self.digits[:2] + "-" + self.digits[2:] if "495" in form else self.digits
        self.phone = form.format(digits)
        self.mail = f"desk{self.digits}{('@', ' [at] ', '(at)')[number % 3]}marker.example"
        # What a reader must never see: however it is spaced, these come out as they went in.
        self.marks = [self.phone, f"desk{self.digits}"]
        self.public = f"({self.place} {self.digits[::-1]}7)"  # stands in the last paragraph

    def paragraphs(self):
        contact = f"Ann Example, {self.phone}, {self.mail}"
        story = [f"{self.place} (dpa) - {self.lead}", f"{self.end} {self.public}"]
        if self.layout == 0:  # a block below, with a sign-off
            return story + [self.dress(self.label), contact, "dpa xqz yyqq n1 kwj"]
        if self.layout == 1:  # a block above the dateline
            return [self.dress(self.label), contact] + story
        if self.layout == 2:  # one line
            return story + [f"{self.label.upper()}: {contact}"]
        if self.layout == 3:  # a note to editors
            return story + [f"{self.note.capitalize()}: {contact}"]
        if self.layout == 4:  # a heading, and contacts below it
            return story + [self.heading, contact]
        return story[:1] + [f"{self.end} {self.public} ({self.label}: {contact})"]  # in a line


def written_plain(copy):
    return "\n\n".join([copy.headline] + copy.paragraphs()) + "\n"


def written_html(copy):
    rows = "".join(f"<p>{html.escape(row)}</p>\n" for row in copy.paragraphs())
    return f'<!DOCTYPE html>\n<html lang="{copy.language}"><head><meta charset="utf-8"><title>' \
        f"{copy.headline}</title></head><body><article><h1>{copy.headline}</h1>\n{rows}" \
        "</article></body></html>\n"


def rows_of(copy):
    return "".join(f"<p>{html.escape(row)}</p>" for row in copy.paragraphs())


def written_ninjs(copy):
    return json.dumps({"uri": f"urn:example:leak:{copy.number}", "type": "text",
                       "versioncreated": "2024-09-24T18:52:00+02:00", "language": copy.language,
                       "headline": copy.headline, "body_html": rows_of(copy)}) + "\n"


def written_newsml(copy):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:leak.example:{copy.number}"
 version="1" standard="NewsML-G2" standardversion="2.35" conformance="power">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="dpa"/>
<versionCreated>2024-09-24T18:52:00+02:00</versionCreated></itemMeta>
<contentMeta><language tag="{copy.language}"/><headline>{copy.headline}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>leak</title></head><body>{rows_of(copy)}</body></html></inlineXML></contentSet></newsItem>
"""


def written_nitf(copy):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>{copy.headline}</title></head><body><body.head><hedline><hl1>{copy.headline}</hl1>
</hedline></body.head><body.content>{rows_of(copy)}</body.content></body></nitf>
"""


def written_story(copy):
    """Private text in a caption, a teaser, a note and a byline, as other programs may leave it."""
    part = ["Caption", "Teaser", "Note", "Subhead"][copy.number % 4]
    return f"Wire-Story: 1\nLanguage: {copy.language}\nHeadline: {copy.headline}\n" \
        f"{part}: {copy.end} ({copy.label}: Ann Example, {copy.phone}, {copy.mail})\n\n" \
        f"{copy.lead}\n\n{copy.end} {copy.public}\n.\n"


FORMATS = {"plain": written_plain, "html": written_html, "ninjs": written_ninjs,
           "newsml": written_newsml, "nitf": written_nitf, "story": written_story}


def copies():
    languages = list(STORIES)
    return [Copy(number, languages[number % len(languages)]) for number in range(108)]


def contacts():
    """Parts that readers see, with a contact that nothing speaks of; and what is none."""
    parts = ["Headline", "Kicker", "Subhead", "Teaser", "Byline", "Caption", "Picture-Credit",
             "Note", "Body"]
    for i, form in enumerate(NUMBERS[:6] + ["8 (495) 555-47-12", "desk@marker.example", "desk [at] marker.example",
                                        "DESK(AT)MARKER.EXAMPLE", "030 / 123 45 67",
                                        "0049 30 1234567", "01.23.45.67.89", "tel. 601 234 567",
                                        "هاتف: ٠٣٠ ١٢٣٤٥٦٧", "тел. 123-45-67"]):
        yield parts[i % len(parts)], form.format("4712"), True
        yield parts[(i + 4) % len(parts)], form.format("4712"), True
    for form in ["@harbour_desk", "16,000 ships", "2019-2021", "1.200.000", "3.5", "03.05.2021",
                 "at 10:30", "ISBN 978-3-16-148410-0"]:
        yield "Body", form, False


def story_with(part, contact):
    parts = {"Headline": "Ferry sails again", part: f"The harbour said: {contact}"}
    body = parts.pop("Body", "The ferry sailed again from Sample Harbour on Friday.")
    head = "".join(f"{name}: {value}\n" for name, value in parts.items())
    return f"Wire-Story: 1\nLanguage: en\n{head}\n{body}\n.\n"


def make(folder):
    for name, write in FORMATS.items():
        os.makedirs(f"{folder}/{name}")
        for copy in copies():
            with open(f"{folder}/{name}/{copy.number:03}", "w", encoding="utf-8") as file:
                file.write(write(copy))
    with open(f"{folder}/contacts.story", "w", encoding="utf-8") as file:
        file.writelines(story_with(part, contact) for part, contact, _ in contacts())


def readable(text):
    """What stands there, whatever escapes and line breaks it is written with."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\s+", " ", html.unescape(text).replace("\\/", "/"))


def check(folder):
    failed = count = 0
    for name in sorted(os.listdir(folder)):
        if ".written." not in name:
            continue
        with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
            text = readable(file.read())
        for copy in copies():
            count += 1
            leaks = [mark for mark in copy.marks if mark in text]
            leaks += ["yyqq"] if "yyqq" in text else []
            if leaks or copy.public not in text:
                failed += 1
                print("FAILED", name, copy.number, copy.language,
                      "leaks" if leaks else "has lost the public text", leaks or copy.public)
    with open(f"{folder}/contacts.asked", encoding="utf-8") as file:
        stories = file.read().split("Wire-Story: 1\n")[1:]
    wanted = list(contacts())
    for (part, contact, is_private), story in zip(wanted, stories):
        count += 1
        if bool(re.search(rf"^Edit: guard/(phone|mail) {part}\+", story, re.M)) != is_private:
            failed += 1
            print("FAILED the guard", "is silent on" if is_private else "asks about", contact, part)
    print(f"leaks: {count} of made copy, {failed} failed")
    return failed or count < 4000 or len(wanted) != len(stories)


sys.exit(make(sys.argv[2]) if sys.argv[1] == "make" else 1 if check(sys.argv[2]) else 0)
