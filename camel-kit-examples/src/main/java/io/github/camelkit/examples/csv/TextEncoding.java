/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelkit.examples.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * How the characters of a text file are written as bytes. A file that breaks its own rules is refused, instead of being
 * read with question marks in it.
 *
 * @param markBytes the length of the byte order mark at its start, which is no part of the text
 */
record TextEncoding(Charset charset, int markBytes) {

    private static final int LOOKED_AT = 4096;
    private static final int BUFFER = 8192;

    /**
     * A byte order mark decides. Without one it is the encoding that was told; else UTF-16 where every other byte is
     * zero, as it is for separators, digits and Latin letters; else UTF-8.
     *
     * @param told null where nobody told
     */
    static TextEncoding of(Path file, Charset told) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOKED_AT);
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return new TextEncoding(told != null ? told : guess(head), 0);
    }

    private static boolean startsWith(byte[] head, int... mark) {
        return head.length >= mark.length && IntStream.range(0, mark.length).allMatch(i -> (head[i] & 0xFF) == mark[i]);
    }

    private static Charset guess(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        if (even == odd) {
            return StandardCharsets.UTF_8;
        }
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** The text, without the mark; what is not in this encoding is an exception. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(markBytes);
            return new InputStreamReader(in, charset.newDecoder());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Where the first character stands that is not in this encoding, such as {@code line 3, column 12}. */
    String firstError(Path file) throws IOException {
        Position position = new Position();
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(markBytes);
            CoderResult result = CoderResult.UNDERFLOW;
            for (boolean end = false; !end && !result.isError();) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                result = decoder.decode(bytes, chars, end);
                bytes.compact();
                position.pass(chars.flip());
                chars.clear();
            }
        }
        return position.toString();
    }
}
