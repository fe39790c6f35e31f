"""Make the documents of a workspace in helper processes with limits: a hostile file or template costs only itself."""
