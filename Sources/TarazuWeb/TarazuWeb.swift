// TarazuWeb: the dashboard's process. It is a client of the service like any other, and has no rights of its own.
//
// `WebCommand` is the program; `WebServer` puts an `HTTPServer`, the gateway's connections and the routes together. A
// request passes `RequestRules` (host, method, origin, form token), finds its `Route`, becomes a `Visit` of whoever its
// cookie signs in, asks the service for what its page needs (`Loading/`) or changes something (`Acting/`), and comes back
// as a page of TarazuPages, with `SecurityHeaders`. `Live/` follows figures. Nothing of a visitor is kept between two
// requests: the cookie holds the service's session, and the service judges each call.
