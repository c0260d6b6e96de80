Wire-Story: 1
Id: bdt0123
Provider: npr
Sequence: 0456
Urgency: 4
Category: ku
Created: 2026-02-05T14:12:00
Sent: 2026-02-05T14:12:00
Language: de
Slugline: Bibliotheken/Kultur
Keyword: Bibliotheken
Keyword: Kultur
Word-Count: 61
Headline: Lesesaal bleibt nachts offen
Byline: Von Ines Tauber, nordpress
Dateline: Falkenrode (nordpress) -
Note: Redaktionelle Hinweise
 - Ein Foto folgt bis 14.00 Uhr.
Note: Orte
 - [Stadtbibliothek](Am Markt 3, Falkenrode)
Private-Note: Kontakte
 - Autorin: Ines Tauber, +49 30 0000-1234, <tauber@nordpress.example>
 - Redaktion: Paul Wendt, <kultur@nordpress.example>
Sign-Off: npr it yyn n1 pw
Charset: UTF-8
Source-Format: iptc7901
Source-File: samples/message.iptc

Der Lesesaal der Stadtbibliothek Falkenrode bleibt von März an auch nachts geöffnet. Das kündigte die Leiterin Tilda Behrens am Donnerstag an. «Wer nicht schlafen kann, soll wenigstens lesen dürfen», sagte sie.

Für die Aufsicht sorgen zwölf Freiwillige. Der Versuch ist auf sechs Monate begrenzt und kostet die Stadt 9400 Euro.
.
