package org.vmorph.conformance.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a peer says beside the protocol, so that it is never held up, and keeps the end. */
final class LastWords implements Runnable {
  private static final int KEPT = 300;
  private static final long PATIENCE_MILLIS = 200;

  private final InputStream from;
  private final Thread reader = new Thread(this, "vmorph-peer-errors");
  private byte[] kept = new byte[0];

  private LastWords(InputStream from) {
    this.from = from;
    reader.setDaemon(true);
    reader.start();
  }

  static LastWords of(InputStream errors) {
    return new LastWords(errors);
  }

  @Override
  public void run() {
    var buffer = new byte[8192];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException closed) {
      // Nothing more will come.
    }
  }

  private synchronized void keep(byte[] buffer, int count) {
    var all = Arrays.copyOf(kept, kept.length + count);
    System.arraycopy(buffer, 0, all, kept.length, count);
    kept = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
  }

  /** A clause with them, in one line; nothing if there are none. */
  @Override
  public String toString() {
    try {
      reader.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] words;
    synchronized (this) {
      words = kept;
    }
    var text = Quoted.of(new String(words, StandardCharsets.UTF_8).strip());
    return words.length == 0 ? "" : ", its last words on standard error: " + text;
  }
}
