Wire-Story: 1
Language: en
Headline: Café owner wins fight over terrace
Dateline: DUNMOOR, April 3 (KNW) -
Charset: UTF-8
Source-Format: plain
Source-File: samples/mojibake.txt

The owner of the Café Zoltan may keep her tables on the square, a court in Dunmoor ruled on Friday. “I’m not a rebel,” said Zsuzsa Molnár, 58. “I just wanted six chairs in the sun.”

The town had asked for €900 a year – three times what it takes from the bakery next door. The court found that Ms. Molnár need pay no more than €300.
.
