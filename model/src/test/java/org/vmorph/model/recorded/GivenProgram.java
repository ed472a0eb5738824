package org.vmorph.model.recorded;

import java.util.Arrays;
import java.util.stream.Stream;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;

/**
 * The program of a recording of a machine that does not decode: instructions by name with their
 * operands, {@code jsp 1 0 2000; halt}.
 */
public final class GivenProgram {
  private GivenProgram() {}

  /** Runs it until something does not complete; how the last instruction has ended. */
  public static Event run(Machine machine, String program, int radix) {
    Event last = null;
    for (var text : program.split("; *")) {
      var words = text.strip().split(" +");
      var instruction =
          machine
              .architecture()
              .instruction(words[0])
              .orElseThrow(
                  () -> new IllegalArgumentException("'%s' is no instruction".formatted(words[0])));
      last = machine.execute(instruction, operands(words, radix));
      if (last.kind() != Event.Kind.COMPLETED) {
        return last;
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("an empty program");
    }
    return last;
  }

  private static long[] operands(String[] words, int radix) {
    return Stream.of(Arrays.copyOfRange(words, 1, words.length))
        .mapToLong(word -> Long.parseUnsignedLong(word, radix))
        .toArray();
  }
}
