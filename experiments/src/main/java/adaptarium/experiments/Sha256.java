package adaptarium.experiments;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which contents are told apart: of plug-ins, of frozen tasks. */
public final class Sha256 {
    private Sha256() {}

    /**
     * A content's hash (FIPS 180-4).
     *
     * @param content the content
     * @return 64 hexadecimal digits
     */
    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
