package org.vmorph.conformance.peer;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A peer in a thread, at the other end of two pipes. */
final class InJvm implements Link {
  /** What it does with its streams. */
  interface Behaviour {
    void speak(BufferedReader from, OutputStream to) throws IOException, InterruptedException;
  }

  private final PipedOutputStream to = new PipedOutputStream();
  private final PipedInputStream from = new PipedInputStream(1 << 16);
  private final List<Closeable> ends;
  private final Thread thread;

  private InJvm(Behaviour behaviour) throws IOException {
    var peerReads = new PipedInputStream(to, 1 << 12);
    var peerWrites = new PipedOutputStream(from);
    ends = new CopyOnWriteArrayList<>(List.of(to, from, peerReads, peerWrites));
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("vmorph-peer-in-jvm")
            .start(() -> speak(behaviour, peerReads, peerWrites));
  }

  static Link.Opening opening(Behaviour behaviour) {
    return () -> new InJvm(behaviour);
  }

  private static void speak(Behaviour behaviour, InputStream in, OutputStream out) {
    try (in;
        out;
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      behaviour.speak(lines, out);
    } catch (IOException | InterruptedException gone) {
      // The kit has ended it.
    }
  }

  @Override
  public OutputStream to() {
    return to;
  }

  @Override
  public InputStream from() {
    return from;
  }

  @Override
  public void look() {}

  @Override
  public String fate() {
    return "it has closed its output";
  }

  @Override
  public void end() {
    destroy();
  }

  @Override
  public void destroy() {
    thread.interrupt();
    for (var end : ends) {
      try {
        end.close();
      } catch (IOException broken) {
        // The other end is closed already.
      }
    }
  }
}
