Wire-Story: 1
Provider: dpa
Language: en
Kicker: Harbor
Headline: Port Ellery votes to reopen the old fish market
Credit: dpa
Caption: Auction hall at dawn
 Mayor Ingrid Salter (l) and harbor master Liv Brandt open the gates of the auction hall on Quay Street.
Picture-Credit: Tomas Reiner / dpa
Charset: UTF-8
Source-Format: plain
Source-File: samples/scraped.txt

Can a building that floods every winter still feed a town? The council believes that it can, and has found the money for pumps.

The hall that once fed half the coast was “far too good to lose,” Mayor Ingrid Salter said on Tuesday evening, and the council agreed: by 14 votes to 3 it decided to reopen the fish market on Quay Street next spring.

The work will cost 2.3 million crowns. The state pays half of it, the town the rest. Salter spoke of “a promise to every family on the quay”.

Opponents had asked for a new hall on higher ground. Councillor Peter Aune expects more floods on Quay Street – and says that the town is “building in the water again”.

“We have pumps now,” said harbor master Liv Brandt. “We didn’t have them in 2019.” She added: “Ask the fishermen what they want. They’ll tell you.”

The market first opened in 1911. At its height it sold 16,000 crates a year, from the well-known Ellery herring to crab.
.
