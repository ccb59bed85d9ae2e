select version, gaps from membership
