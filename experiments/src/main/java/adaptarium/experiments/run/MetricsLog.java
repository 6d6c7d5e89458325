package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.files.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The metrics of a run as JSON lines, one per update, each with a seal ({@link LineSeals}). A kill may leave half a line at the end, and a power cut zeros or half
 * a letter: it is ignored when read and cut off when the run resumes. A whole row that was changed is no such thing and is refused.
 *
 * @param path the file; it may be missing
 */
public record MetricsLog(Path path) {
    private static final long LONGEST = 1L << 30; // bytes
    private static final String CURE = "; put the file back from a copy, or begin anew with another --name";

    /**
     * Rows, and what follows them.
     *
     * @param rows whole rows of updates 1, 2, 3 and so on
     * @param bytes where the last of them ends
     * @param seals of those rows; the next row's follows from them
     * @param trouble what is wrong with the line after them; empty where they reach to the end or to half a line
     */
    private record Found(List<MetricsRow> rows, int bytes, LineSeals seals, Optional<UserException> trouble) {}

    /**
     * Every whole row.
     *
     * @return rows in order, owned by the caller
     * @throws UserException where a row was changed, or is damaged and others follow it
     */
    public List<MetricsRow> rows() {
        byte[] content = content();
        Found found = find(content, Integer.MAX_VALUE);
        if (found.trouble.isPresent() && goesOn(content, found.bytes)) {
            UserException trouble = found.trouble.get();
            throw new UserException(
                    trouble.getMessage() + "; 'adaptarium resume' cuts off what lies beyond its checkpoint", trouble);
        }
        return found.rows;
    }

    /** How many whole rows there are up to the first that is damaged. */
    int recorded() {
        return find(content(), Integer.MAX_VALUE).rows.size();
    }

    private Found find(byte[] content, int most) {
        List<MetricsRow> rows = new ArrayList<>();
        LineSeals seals = new LineSeals();
        int start = 0;
        for (int end = lineEnd(content, start); end >= 0 && rows.size() < most; end = lineEnd(content, start)) {
            try {
                MetricsRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
                String line = line(content, start, end);
                MetricsRow row = row(line, rows.size() + 1).after(last);
                seals.check(line);
                rows.add(row);
            } catch (UserException e) {
                return new Found(rows, start, seals, Optional.of(e));
            } catch (IllegalArgumentException e) {
                return new Found(rows, start, seals, Optional.of(damaged(rows.size() + 1, e)));
            }
            start = end + 1;
        }
        return new Found(rows, start, seals, Optional.empty());
    }

    private MetricsRow row(String line, int number) {
        return Json.parse(path + ":" + number, Seal.of(line).object(), MetricsRow.class)
                .renamed();
    }

    private static String line(byte[] content, int start, int end) {
        try {
            return Json.text(Arrays.copyOfRange(content, start, end));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not a text in UTF-8", e);
        }
    }

    private UserException damaged(int line, IllegalArgumentException why) {
        return new UserException(path + ":" + line + " is damaged: " + why.getMessage(), why);
    }

    /** Whether there is a whole row in or behind a line that cannot stand there: then it is not what a power cut leaves. */
    private boolean goesOn(byte[] content, int start) {
        for (int from = start, end = lineEnd(content, from); end >= 0; from = end + 1, end = lineEnd(content, from)) {
            if (isRow(content, from, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRow(byte[] content, int from, int end) {
        try {
            row(line(content, from, end), 0);
            return true;
        } catch (UserException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int lineEnd(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] content() {
        try {
            return Files.exists(path) ? InputFile.read(path, LONGEST) : new byte[0];
        } catch (IOException e) {
            throw FileTrouble.complaint("read", path, e);
        }
    }

    /**
     * Cuts off everything after an update.
     *
     * @param iteration the last update to keep
     * @param note told in one line where what is cut off is damaged
     * @return the rows kept
     * @throws UserException where rows up to that update are missing or damaged, or the file cannot be written
     */
    List<MetricsRow> truncate(int iteration, Consumer<String> note) {
        byte[] content = content();
        Found kept = find(content, iteration);
        if (kept.rows.size() != iteration) {
            throw kept.trouble
                    .map(trouble -> new UserException(trouble.getMessage() + CURE, trouble))
                    .orElseGet(() -> tooShort(kept.rows.size(), iteration));
        }
        Found rest = find(content, Integer.MAX_VALUE);
        int damaged = content.length - rest.bytes;
        if (damaged > 0) {
            note.accept(path + ": cut off " + damaged + " bytes after row " + rest.rows.size()
                    + ", which are no whole row of this run; a kill or a power cut leaves such");
        }
        WholeFile.write(path, Arrays.copyOf(content, kept.bytes));
        return kept.rows;
    }

    /** That rows are missing at the end. */
    UserException tooShort(int rows, int updates) {
        return new UserException(
                path + " has " + rows + " rows for the " + updates + " updates of the checkpoint" + CURE);
    }

    /** Opens a file of whole rows, or none, for appending; the caller closes it. */
    Appender appender() {
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
            return new Appender(channel, identity(), find(content(), Integer.MAX_VALUE).seals);
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    /** Which file the path leads to, where the file system can tell. */
    private Optional<Object> identity() throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey());
    }

    /** The open file. */
    final class Appender implements AutoCloseable {
        private final FileChannel channel;
        private final Optional<Object> identity;
        private final LineSeals seals;

        private Appender(FileChannel channel, Optional<Object> identity, LineSeals seals) {
            this.channel = channel;
            this.identity = identity;
            this.seals = seals;
        }

        /**
         * Adds a row.
         *
         * @param row the row
         * @throws UserException where the disk is full, or the file or its folder was removed or replaced meanwhile
         */
        void append(MetricsRow row) {
            ByteBuffer line = ByteBuffer.wrap((seals.seal(Json.line(row)) + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                if (!identity().equals(identity)) {
                    throw new UserException(path + " was replaced while the run was going on; it has stopped at update "
                            + row.iteration());
                }
            } catch (java.nio.file.NoSuchFileException e) {
                throw new UserException(
                        path + " was removed while the run was going on; it has stopped at update " + row.iteration(),
                        e);
            } catch (IOException e) {
                throw FileTrouble.complaint("write", path, e);
            }
        }

        /** Waits until the disk has it: a checkpoint must never be ahead of its metrics. */
        void force() {
            try {
                channel.force(/* metaData= */ false);
            } catch (IOException e) {
                throw FileTrouble.complaint("write", path, e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw FileTrouble.complaint("close", path, e);
            }
        }
    }
}
