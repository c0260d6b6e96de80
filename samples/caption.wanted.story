Wire-Story: 1
Language: en
Caption: Winter swimmers leave the lido at Cape Morrow on Sunday, Jan. 11, after the 50th “Icebreaker” swim. Some 400 people took part; the oldest, Edith Farr (r), is 91.
Picture-Credit: Jonas Imhof / KNW
Charset: UTF-8
Source-Format: plain
Source-File: samples/caption.txt

.
