"""How the program is put together on one machine: settings, addresses, server, jobs, installation."""
