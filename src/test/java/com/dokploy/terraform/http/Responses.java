package com.dokploy.terraform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Replies from bytes, for tests of those who make sense of replies. */
public final class Responses {
    private Responses() {}

    public static HttpResponse parse(byte[] bytes) throws IOException {
        return new ResponseParser(new ByteArrayInputStream(bytes)).read(_ -> {});
    }
}
