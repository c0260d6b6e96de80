Wire-Story: 1
Language: en
Headline: Rail strike to end on Friday after night of talks
Byline: By Hannah Weaver
Dateline: CARROW, May 14 (KNW) -
Sign-Off: Reporting by Hannah Weaver; Editing by Colin Frye
Charset: UTF-8
Source-Format: plain
Source-File: samples/agency.txt

Train drivers in the north will return to work on Friday after their union and the rail company Norrbahn agreed on a pay rise of 4.1 percent, both sides said on Thursday morning.

The talks had lasted for 16 hours. “It was a long night,” union leader Daniel Osei told reporters, “but nobody left the table.”

Norrbahn said that the first trains would run at 4:30 a.m. on Friday. The company had offered 2.5 percent in March – a figure that Osei at the time called “an insult to everyone who gets up at three”.

Some 1,200 drivers had walked out on May 9. Nearly 80,000 passengers a day were left to find another way to work, among them the nurses of St. Aldan’s Hospital in Carrow, who for five days were driven in by volunteers. “I’d do it again”, said one of them, Ruth Keller.

The agreement runs for 24 months. The drivers still have to vote on it; the result is expected on June 3.
.
