Wire-Story: 1
Signal: correction
Language: en
Label: CORRECTION
Headline: Bridge at Tolland to close for nine weeks, not nine months
Dateline: TOLLAND, June 2 (KNW) -
Charset: UTF-8
Source-Format: plain
Source-File: samples/correction.txt

The road bridge at Tolland will be closed for nine weeks from July 6 while its bearings are replaced, the county said on Monday.

Traffic will be led over the old bridge at Marsh Lane, which takes cars only. Lorries must use the motorway, a detour of 31 kilometers.

“We know what we are asking of people,” county engineer Sofia Brandao said.

(This item was corrected to show that the bridge will close for nine weeks.)
.
