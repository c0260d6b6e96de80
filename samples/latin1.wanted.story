Wire-Story: 1
Provider: dpa
Language: de
Headline: Preis für Münsterhofer Orgelbauerin
Dateline: Münsterhof (dpa) -
Charset: windows-1252
Source-Format: plain
Source-File: samples/latin1.txt

Die Orgelbauerin Grete Löhr erhält den „Goldenen Schlüssel“ der Stadt Münsterhof. Das teilte das Rathaus am Mittwoch mit. Löhr habe in dreißig Jahren mehr als vierzig Instrumente gerettet, heißt es in der Begründung – „und keines davon zweimal“.

Die 61-Jährige zeigte sich überrascht: „Ich dachte, die schicken mir eine Rechnung.“ Der Preis ist mit 5000 € dotiert und wird am 3. Oktober überreicht.
.
