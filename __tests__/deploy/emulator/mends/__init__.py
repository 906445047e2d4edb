"""One module for each service in which moto lacks something that the stack meets."""
