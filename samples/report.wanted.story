Wire-Story: 1
Language: en
Headline: Salt marsh to be given back to the sea
Byline: By Miriam Oakes
Dateline: PENHOLME, September 9 (KNW) –
Charset: UTF-8
Source-Format: plain
Source-File: samples/report.txt

The lowest fields of the Aure estuary will be under water again within two years. The county assembly voted on Wednesday to open the outer dyke, which was built in 1887 and has cost the district more than it protects since the storms of 2013.

The plan covers 1,140 hectares between Penholme and the lighthouse at Sand Point. Most of the land belongs to the county, which bought out the last of nine tenant farmers in the spring. Two stretches of the old embankment, each about 60 metres wide, will be dug away; a new and shorter dyke is to rise along the railway line.

Engineers put the price at 23 million crowns, a little less than what the repair of the existing wall would have taken. Roughly half of it comes from the national flood fund. The rest is to be paid over 15 years from the harbour dues, and the fishermen’s co-operative has agreed to a higher levy in return for three new landing stages.

The decision ends a quarrel that has split the district for the better part of a decade. Farmers on the east bank had feared that salt would creep into their wells, and a first draft was withdrawn in 2019 after tests near Vellingen showed just that. The new line of the dyke leaves the wells behind it. A ring of 40 gauges will report the level and the salinity of the groundwater every hour.

“It isn’t a gift to the birds, it’s the cheapest wall we could find,” said Théa Lindqvist, who heads the county’s water board. Marshland takes the force out of a surge before it reaches the town, she said, and rises with the sea as silt settles on it.

Surveyors expect the first plants within months and a closed cover of cord-grass and sea lavender after six to eight years. Similar work at Brandsø, on the other side of the strait, drew twice as many waders as before, and in the fourth winter the harbour there was dredged only once instead of three times.

Not everybody is content. The sailing club loses its moorings in the Old Reach and will have to move upstream, beyond a swing bridge that opens only at high water. Its chairman, Jörg Amsel, called the offer of a new slipway fair but late. The hunters’ association has said that it will not go to court.

Work is to begin in March, once the geese have left, and must rest from May until the middle of August. The coast road stays open throughout. Drivers should expect a single lane near the pumping station on weekdays between 9 a.m. and 4 p.m., the county said.

The outer dyke has been breached four times in its history, most recently on the night of 5 December 2013, when 212 people were taken from their homes by boat. Nobody was killed. A brass plate on the wall of the parish church, just above the door, marks how high the water stood.
.
