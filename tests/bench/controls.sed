# What one would write in sed -E for control characters: line ends, commands to a terminal, letters that
# were struck over, and what is left.
s/\r+$//
s/\x1B(\[[0-9;?]*[@-~]|[()*+].)//g
s/(.)\x08\1/\1/g
s/[\x01-\x08\x0B\x0C\x0E-\x1F\x7F]//g
