"""A made-up address file of all France: real communes, invented streets and doors."""
