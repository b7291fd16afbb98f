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
package io.github.camelkit.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept, by AES-GCM. What is encrypted for one key of the store cannot be read under another.
 */
final class ValueCipher {

    private static final String MARK = "aes-gcm:";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /**
     * @param key 16, 24 or 32 bytes in Base64; null to encrypt nothing
     */
    ValueCipher(String key) {
        this.key = key == null ? null : new SecretKeySpec(bytes(key), "AES");
    }

    private static byte[] bytes(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.trim());
            if (bytes.length == 16 || bytes.length == 24 || bytes.length == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Its message would show a part of the key
        }
        throw new IllegalArgumentException("The option encryptionKey of JdbcKitStore must be 16, 24 or 32 random bytes in"
                + " Base64, such as openssl rand -base64 32 writes");
    }

    /** The text as it is kept. */
    String encrypt(String name, String text) {
        return key == null ? text : MARK + Base64.getEncoder().encodeToString(
                encrypt(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What was kept before there was a key is read as well, and encrypted when it is next written.
     *
     * @throws IOException if it was encrypted with another key, or changed by somebody
     */
    String decrypt(String name, String kept) throws IOException {
        if (kept == null || !kept.startsWith(MARK)) {
            return kept;
        }
        if (key == null) {
            throw new IOException("The entry " + name + " is encrypted: set the option encryptionKey of JdbcKitStore");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(kept.substring(MARK.length()));
        } catch (IllegalArgumentException e) {
            throw damaged(name);
        }
        return new String(decrypt(name, bytes), StandardCharsets.UTF_8);
    }

    byte[] encrypt(String name, byte[] bytes) {
        if (key == null) {
            return bytes;
        }
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, name, iv).doFinal(bytes);
            return ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing in this Java", e);
        }
    }

    byte[] decrypt(String name, byte[] kept) throws IOException {
        if (key == null) {
            return kept;
        }
        if (kept.length < IV_BYTES) {
            throw damaged(name);
        }
        try {
            byte[] iv = Arrays.copyOf(kept, IV_BYTES);
            return cipher(Cipher.DECRYPT_MODE, name, iv).doFinal(kept, IV_BYTES, kept.length - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw damaged(name);
        }
    }

    private Cipher cipher(int mode, String name, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IOException damaged(String name) {
        return new IOException("The entry " + name + " cannot be decrypted: it was written with another encryptionKey, or"
                + " changed by somebody else");
    }
}
