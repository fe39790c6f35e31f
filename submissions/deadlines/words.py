"""What an entry of a calendar file says. Always Indonesian: it is passed on to colleagues."""

NAME = "Tenggat inovasi"
OWN = "Tenggat kantor"
SOURCE = "Sumber: {source}"
