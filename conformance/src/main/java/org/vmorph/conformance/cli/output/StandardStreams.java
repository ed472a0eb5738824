package org.vmorph.conformance.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where a command writes. Results go to standard output and are its alone: what a monitor in the
 * same process writes there, or closes, is standard error, and that it cannot close either.
 */
public final class StandardStreams implements AutoCloseable {
  private static StandardStreams inUse = new StandardStreams();

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private StandardStreams() {}

  /** The streams as they are now are the command's; others have standard error until it ends. */
  public static StandardStreams take() {
    var taken = new StandardStreams();
    inUse = taken;
    var lent = new PrintStream(new Lent(taken.err), true, taken.err.charset());
    System.setOut(lent);
    System.setErr(lent);
    return taken;
  }

  /** For results. */
  public static PrintStream out() {
    return inUse.out;
  }

  /** For what is said of them. */
  public static PrintStream err() {
    return inUse.err;
  }

  /**
   * Why results could not be written, if they could not. That nobody reads them to their end, as
   * behind {@code | head}, is his affair.
   */
  public Optional<String> whyOutIsBroken() {
    if (!out.checkError()) {
      return Optional.empty();
    }
    // The stream does not say why; a byte more, and the system does.
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return Optional.of("no reason given");
    } catch (IOException e) {
      var why = String.valueOf(e.getMessage());
      return why.contains("Broken pipe") ? Optional.empty() : Optional.of(why);
    }
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }

  /** Somebody else's to write to, and not to close. */
  private static final class Lent extends FilterOutputStream {
    Lent(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int number) throws IOException {
      out.write(bytes, from, number);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
