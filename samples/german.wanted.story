Wire-Story: 1
Provider: dpa
Language: de
Headline: Stadtrat: Altes Stellwerk in Brenzheim wird Bibliothek
Dateline: Brenzheim (dpa) -
Credit: dpa
Charset: UTF-8
Source-Format: plain
Source-File: samples/german.txt

Das alte Stellwerk am Brenzheimer Bahnhof wird zur Stadtbibliothek. Der Stadtrat stimmte am Montagabend mit 21 zu 9 Stimmen für den Umbau, der im Herbst beginnen soll.

„Wir holen die Bücher dorthin, wo die Menschen sind“, sagte Oberbürgermeisterin Karin Vollmer. Das Haus sei „ein Geschenk an die Stadt“, nicht an die Bahn.

Der Umbau kostet 3,8 Millionen Euro – und soll bis 2028 dauern. Die Grünen hatten Solarzellen auf dem Dach verlangt; die Bau- und Verkehrsverwaltung prüft das noch.

Stadtrat Ulf Reinke (parteilos) blieb skeptisch: „Wer liest denn nachts am Gleis?“ Vollmer antwortete, das Haus schließe um 20.00 Uhr.
.
