package org.vmorph.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The switch in C, in a process of its own. It times itself, so that no pipe is measured; {@code
 * machine.c} has the protocol.
 */
public final class CMachine implements Runner, Contender {
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;
  private WholeState base = WholeState.empty(2);
  private long budget;
  private boolean halted;

  /** Starts a compiled {@code machine.c}. */
  public CMachine(Path program) {
    try {
      process =
          new ProcessBuilder(program.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    to = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII));
    from = process.inputReader(StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return "switch in C";
  }

  @Override
  public void base(WholeState image) {
    base = image;
    say("base", image.storage().length);
    say("cells", image.mode(), image.counter(), image.low(), image.bound());
    say("", image.next(), image.end(), image.count());
    say("registers", image.registers());
    say("storage", image.storage());
    say("input " + Integer.toHexString(image.input().length), image.input());
    say("output " + Integer.toHexString(image.output().length), image.output());
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    programs(program);
    say("reset", 0);
    halted = false;
  }

  private void programs(long[]... programs) {
    say("programs", programs.length);
    for (int i = 0; i < programs.length; i++) {
      say("program", i, programs[i].length);
      say("", programs[i]);
    }
  }

  @Override
  public long run(long steps) {
    say("run", steps);
    var answer = answer();
    halted = answer[1] != 0;
    return answer[0];
  }

  @Override
  public boolean halted() {
    return halted;
  }

  @Override
  public WholeState state() {
    say("state");
    int[] c = Arrays.stream(answer()).mapToInt(word -> (int) word).toArray();
    var registers = Arrays.copyOf(answer(), 16);
    var storage = Arrays.copyOf(answer(), base.storage().length);
    var input = answer();
    var output = answer();
    return new WholeState(
        storage, registers, c[0], c[1], c[2], c[3], input, c[4], c[5], output, c[6], c[7] != 0);
  }

  @Override
  public void load(Workload workload) {
    base(workload.base());
    programs(workload.programs());
    budget = workload.budget();
  }

  @Override
  public Timing time(int times) {
    say("time", times, budget);
    var answer = line().split(" ");
    return new Timing(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
  }

  private void say(String command, long... words) {
    to.print(command);
    for (long word : words) {
      to.print(' ');
      to.print(Long.toHexString(word));
    }
    to.println();
  }

  private long[] answer() {
    var line = line().strip();
    return line.isEmpty()
        ? new long[0]
        : Arrays.stream(line.split(" ")).mapToLong(w -> Long.parseUnsignedLong(w, 16)).toArray();
  }

  private String line() {
    to.flush();
    try {
      var line = from.readLine();
      if (line == null) {
        throw new IllegalStateException("the switch in C has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    to.close();
    process.destroy();
  }
}
