package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a run as JSON lines, one per update. A kill may leave half a line at the end; it is ignored when read and cut off when the run resumes.
 *
 * @param path the file; it may be missing
 */
public record MetricsLog(Path path) {
    /**
     * Every whole row.
     *
     * @return rows in order, owned by the caller
     * @throws UserException where a row other than the last is damaged
     */
    public List<MetricsRow> rows() {
        String text = text();
        List<MetricsRow> rows = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            String place = path + ":" + (rows.size() + 1);
            rows.add(Json.parse(place, text.substring(start, end), MetricsRow.class));
            start = end + 1;
        }
        return rows;
    }

    private String text() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw FileTrouble.complaint("read", path, e);
        }
    }

    /**
     * Cuts off everything after an update.
     *
     * @param iteration the last update to keep
     * @return the rows kept
     * @throws UserException where rows up to that update are missing, or the file cannot be written
     */
    List<MetricsRow> truncate(int iteration) {
        List<MetricsRow> kept =
                rows().stream().filter(row -> row.iteration() <= iteration).toList();
        if (kept.size() != iteration) {
            throw new UserException(path + " has " + kept.size() + " rows for the " + iteration
                    + " updates of the checkpoint; it was changed by hand");
        }
        StringBuilder text = new StringBuilder();
        kept.forEach(row -> text.append(Json.line(row)).append('\n'));
        WholeFile.write(path, text.toString());
        return kept;
    }

    /** Opens the file for appending; the caller closes it. */
    Appender appender() {
        try {
            return new Appender(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    /** The open file. */
    final class Appender implements AutoCloseable {
        private final FileChannel channel;

        private Appender(FileChannel channel) {
            this.channel = channel;
        }

        void append(MetricsRow row) {
            ByteBuffer line = ByteBuffer.wrap((Json.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
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
