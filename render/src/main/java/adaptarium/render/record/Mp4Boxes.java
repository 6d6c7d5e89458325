package adaptarium.render.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The boxes that an MP4 file is made of (ISO/IEC 14496-12, 4.2): each begins with its length, four bytes, and its name, four letters. A length of 1 says that
 * another follows in eight bytes, and one of 0 that the box goes on to the end of the file.
 */
final class Mp4Boxes {
    private static final int HEAD = 8; // bytes
    private static final int LONG_HEAD = 16; // bytes

    private Mp4Boxes() {}

    /**
     * Whether a file has pictures and what says where they are, and ends where its last box does: one that was cut off does not.
     *
     * @param path the file
     * @throws IOException where it cannot be read
     */
    static boolean isWhole(Path path) throws IOException {
        Set<String> names = new HashSet<>();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long at = 0;
            while (at < file.length()) {
                if (file.length() - at < HEAD) {
                    return false;
                }
                file.seek(at);
                long length = Integer.toUnsignedLong(file.readInt());
                byte[] name = new byte[4];
                file.readFully(name);
                names.add(new String(name, StandardCharsets.US_ASCII));
                if (length == 1 && file.length() - at >= LONG_HEAD) {
                    length = file.readLong();
                } else if (length == 0) {
                    length = file.length() - at;
                }
                if (length < HEAD || length > file.length() - at) {
                    return false;
                }
                at += length;
            }
        }
        return names.contains("moov") && names.contains("mdat");
    }
}
