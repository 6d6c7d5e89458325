package adaptarium.meta;

import adaptarium.agents.store.State;
import adaptarium.random.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What golden digests are made of. */
final class Digests {
    private Digests() {}

    /** The kinds of processor on which digests were taken: the tensor library chooses its instructions by them. */
    enum Processor {
        /** With {@code avx512_bf16}. */
        AMD,
        /** With {@code avx512_fp16}. */
        INTEL,
        OTHER;

        static Processor here() throws IOException {
            Path processor = Path.of("/proc/cpuinfo");
            String text = Files.isReadable(processor) ? Files.readString(processor) : "";
            if (text.contains("AuthenticAMD") && text.contains("avx512_bf16")) {
                return AMD;
            }
            return text.contains("GenuineIntel") && text.contains("avx512_fp16") ? INTEL : OTHER;
        }
    }

    /** Trains three times with the same seeds and says what has come of it. */
    static <T> String afterThreeUpdates(MetaTraining<T> learner, Function<RandomGenerator, T> source) {
        for (int i = 0; i < 3; i++) {
            List<T> tasks = new ArrayList<>();
            for (int j = 0; j < learner.metaBatchSize(); j++) {
                tasks.add(source.apply(Seeds.generator(Seeds.derive(7, "tasks", i, j))));
            }
            learner.metaUpdate(tasks, Seeds.derive(7, "update", i));
        }
        return of(learner.state());
    }

    /** SHA-256 over names and numbers, big-endian. */
    private static String of(State state) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String name : state.names()) {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                Object values = state.entry(name).values();
                if (values instanceof float[] floats) {
                    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * floats.length);
                    bytes.asFloatBuffer().put(floats);
                    sha.update(bytes.array());
                } else if (values instanceof double[] doubles) {
                    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * doubles.length);
                    bytes.asDoubleBuffer().put(doubles);
                    sha.update(bytes.array());
                } else {
                    long[] longs = (long[]) values;
                    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * longs.length);
                    bytes.asLongBuffer().put(longs);
                    sha.update(bytes.array());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
