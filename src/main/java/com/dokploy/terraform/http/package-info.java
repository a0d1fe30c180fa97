/**
 * HTTP/1.1 over sockets, with TLS, proxies, deadlines and limits, for one server at a time. Knows nothing of the
 * meaning of requests, and imports the JDK and the log only (see docs/design/transport.md).
 *
 * <p>Reading order: {@code HttpClient} (what callers see), {@code HttpConnection} (one socket), {@code ResponseParser}
 * (bytes), {@code Tls} and {@code Trust}.
 */
@NullMarked
package com.dokploy.terraform.http;

import org.jspecify.annotations.NullMarked;
