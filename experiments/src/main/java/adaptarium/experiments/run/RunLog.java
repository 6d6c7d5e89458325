package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** While it is open, what the program logs goes into the run's {@code log.txt} too. */
public final class RunLog implements AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{20} %msg%n";

    private final LoggerContext context;
    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

    private RunLog(LoggerContext context, RunDirectory run) {
        this.context = context;
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setFile(ownFile(run.folder().resolve("log.txt")).toString());
        appender.start();
        root().addAppender(appender);
    }

    /** A log is a file of its own: in a run from somebody else the name may be a link to a file of the user's. */
    private static Path ownFile(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                Files.delete(path);
            }
            return path;
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }

    /**
     * Opens the log of a run.
     *
     * @param run the run
     * @return the log, to be closed by the caller
     */
    public static RunLog of(RunDirectory run) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            return new RunLog(context, run);
        }
        throw new IllegalStateException(
                "expected Logback behind SLF4J, found " + factory.getClass().getName());
    }

    private Logger root() {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
    }
}
