package adaptarium.experiments;

import adaptarium.random.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damaged copies of a file: what a bad disk, a power cut, an editor or somebody's bad joke make of it. A function of the file, a seed and a number. */
final class Mutations {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d++(?:\\.\\d++)?(?:[eE][-+]?\\d++)?|\\b[A-Za-z][A-Za-z0-9_.-]*+");

    /** What is put where a value stood. */
    private static final List<String> VALUES = List.of(
            "null",
            "{}",
            "[]",
            "[null]",
            "{\"a\":null}",
            "0",
            "-1",
            "1.5",
            "1e999",
            "-0.0",
            "9".repeat(1500),
            "0x10",
            "1_0",
            "+5",
            ".5",
            "1e5",
            "2147483648",
            "9223372036854775808",
            "NaN",
            "\"NaN\"",
            "\"Infinity\"",
            "true",
            "\"\"",
            "''",
            "~",
            "!!int 5",
            "*a",
            "&a 1",
            "\"" + "x".repeat(60_000) + "\"",
            "x".repeat(60_000),
            "[".repeat(200_000),
            "{\"a\":".repeat(200_000),
            "\"\\u001b[31m\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../../x\"",
            "\"/etc/passwd\"",
            "PointNavigation-v0+frame-stack=1000000000",
            "<script>",
            "\u0085");

    private Mutations() {}

    /** The damaged copy of a number: each is damaged in one to three places. */
    static byte[] of(byte[] content, long seed, int number) {
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "mutation", number));
        byte[] damaged = content;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] content, RandomGenerator random) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(content, random);
            case 1 -> joined(content, from, new byte[0], to); // a piece is missing
            case 2 -> joined(content, to, Arrays.copyOfRange(content, from, to), to); // a piece is there twice
            case 3 -> Arrays.copyOf(content, from);
            case 4 ->
                joined(content, from, new byte[random.nextInt(1, 600)], random.nextBoolean() ? from : content.length);
            case 5 -> swappedLines(content, random);
            default -> otherToken(content, random);
        };
    }

    private static byte[] flipped(byte[] content, RandomGenerator random) {
        byte[] copy = content.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] joined(byte[] content, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, head);
        out.writeBytes(middle);
        out.write(content, tail, content.length - tail);
        return out.toByteArray();
    }

    private static byte[] swappedLines(byte[] content, RandomGenerator random) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        java.util.Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A value or a key is another one: one of the list, or one that stands elsewhere in the file. */
    private static byte[] otherToken(byte[] content, RandomGenerator random) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (tokens.isEmpty()) {
            return flipped(content, random);
        }
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String other = random.nextInt(4) == 0
                ? tokens.get(random.nextInt(tokens.size())).group()
                : VALUES.get(random.nextInt(VALUES.size()));
        return joined(content, token.start(), other.getBytes(StandardCharsets.ISO_8859_1), token.end());
    }
}
