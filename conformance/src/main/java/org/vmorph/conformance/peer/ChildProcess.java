package org.vmorph.conformance.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A peer that is a process. It does not outlive the JVM, nor do the processes it has started,
 * unless one of them has left it before it was looked at.
 */
final class ChildProcess implements Link {
  private static final long PATIENCE_MILLIS = 1000;

  private final Process process;
  private final LastWords lastWords;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();
  private final Thread hook = new Thread(this::kill, "vmorph-peer-end");

  private ChildProcess(Process process) {
    this.process = process;
    this.lastWords = LastWords.of(process.getErrorStream());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a command, without a shell.
   *
   * @param command the program and its arguments
   */
  static ChildProcess start(List<String> command) throws IOException {
    var program = command.getFirst();
    if (program.contains("/")) {
      var path = Path.of(program);
      if (!Files.exists(path)) {
        throw new IOException("there is no file " + program);
      }
      if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
        throw new IOException(program + " is not an executable file");
      }
    }
    try {
      return new ChildProcess(new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new IOException("it cannot be started: " + e.getMessage(), e);
    }
  }

  @Override
  public OutputStream to() {
    return process.getOutputStream();
  }

  @Override
  public InputStream from() {
    return process.getInputStream();
  }

  /** The children of a process that has ended are nobody's descendants any more. */
  @Override
  public synchronized void look() {
    process.descendants().forEach(descendants::add);
  }

  @Override
  public String fate() {
    if (!ended()) {
      return "it has closed its output" + lastWords;
    }
    return "it has ended with exit code " + process.exitValue() + lastWords;
  }

  @Override
  public String lastWords() {
    return lastWords.toString();
  }

  private boolean ended() {
    try {
      return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void end() {
    look();
    try {
      process.getOutputStream().close();
      ended();
    } catch (IOException gone) {
      // It does not read any more, which is what was wanted.
    } finally {
      destroy();
    }
  }

  @Override
  public void destroy() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
    }
  }

  private synchronized void kill() {
    look();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
