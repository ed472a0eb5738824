package org.vmorph.conformance.replay;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.model.text.Disassembler;

/**
 * A program as assembly, each word written by how it was used: executed, loaded as a PSW, or
 * neither. Zeros are left out, for storage is zero where nothing is said.
 */
final class CaseBody {
  private final Disassembler disassembler;
  private final Assembler assembler;
  private final Set<Long> executed;
  private final Map<Long, Long> loaded;

  private CaseBody(Architecture machine, Set<Long> executed, Map<Long, Long> loaded) {
    this.disassembler = new Disassembler(machine);
    this.assembler = new Assembler(machine);
    this.executed = executed;
    this.loaded = loaded;
  }

  /** The text; it assembles to exactly the words of the program. */
  static String of(Divergence divergence) {
    var trace = Trace.of(divergence);
    return of(divergence.program(), trace.executed(), trace.loaded());
  }

  /** The same of a program that nobody can run any more: each word as it might be executed. */
  static String of(GuestProgram program) {
    var all = LongStream.range(0, program.size()).boxed().collect(Collectors.toSet());
    return of(program, all, Map.of());
  }

  private static String of(GuestProgram program, Set<Long> executed, Map<Long, Long> loaded) {
    var body = new CaseBody(program.machine(), executed, loaded);
    var text = new StringBuilder();
    boolean goesOn = false;
    for (int address = 0; address < program.size(); address++) {
      long word = program.word(address);
      if (word == 0) {
        goesOn = false;
        continue;
      }
      if (!goesOn) {
        text.append("        .org %d\n".formatted(address));
      }
      text.append("        ").append(body.line(address, word)).append('\n');
      goesOn = true;
    }
    return text.toString();
  }

  private String line(long address, long word) {
    var line = asUsed(address, word);
    return isThere(line, word) ? line : plain(word);
  }

  private static String plain(long word) {
    boolean small = word >= 0 && word < 1L << 20;
    return ".word " + (small ? Long.toString(word) : "0x" + Long.toHexString(word));
  }

  private String asUsed(long address, long word) {
    if (executed.contains(address)) {
      return disassembler.instruction(word);
    }
    return loaded.containsKey(address) ? disassembler.psw(word) : plain(word);
  }

  /** Bits that a form does not show are lost by it. */
  private boolean isThere(String line, long word) {
    try {
      var words = assembler.assemble("a line", line).words();
      return words.length == 1 && words[0] == word;
    } catch (AssemblyError e) {
      return false;
    }
  }
}
