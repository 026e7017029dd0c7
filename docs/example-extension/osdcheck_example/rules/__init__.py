"""Rules of our house, for reading texts. The files beside this one are read, in the order of their names."""
