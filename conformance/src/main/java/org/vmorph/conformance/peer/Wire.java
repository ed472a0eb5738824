package org.vmorph.conformance.peer;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A line to the peer, a line back. A thread of its own writes and reads, so whoever asks is never
 * held up for longer than he is patient, whatever the peer does with its streams.
 */
final class Wire {
  private final Link link;
  private final Duration patience;
  private final LineReader lines;
  private final ExecutorService talker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("vmorph-peer-talk").factory());

  Wire(Link link, Duration patience) {
    this.link = link;
    this.patience = patience;
    this.lines = new LineReader(link.from());
  }

  /**
   * The peer's line for ours.
   *
   * @param line ends with a line feed
   * @param most how many bytes the answer may have
   * @throws Unusable if none comes
   */
  byte[] exchange(byte[] line, long most) {
    var answer = talker.submit(() -> talk(line, most));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unanswered(
          answer, "no answer within " + patience.toMillis() / 1000.0 + " s" + link.lastWords());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unanswered(answer, "nobody waited for the answer: the comparison was interrupted");
    } catch (ExecutionException e) {
      throw unusable(e.getCause());
    }
  }

  private Unusable unusable(@Nullable Throwable cause) {
    if (cause instanceof Unusable why) {
      return why;
    }
    return new Unusable(
        cause instanceof EOFException half
            ? "expected a whole line, found " + half.getMessage() + ", and " + link.fate()
            : "expected an answer, but " + link.fate());
  }

  private static Unusable unanswered(Future<byte[]> answer, String why) {
    answer.cancel(true);
    return new Unusable(why);
  }

  private byte[] talk(byte[] line, long most) throws IOException {
    lines.expectNothing();
    link.to().write(line);
    link.to().flush();
    var answer = lines.next(most);
    if (answer.isEmpty()) {
      throw new IOException("the end");
    }
    return answer.get();
  }

  /** Lets the peer go. */
  void end() {
    talker.shutdownNow();
    link.end();
  }

  /** Ends the peer. */
  void destroy() {
    talker.shutdownNow();
    link.destroy();
  }
}
