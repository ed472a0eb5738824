package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Expanded;
import org.vmorph.model.ir.Instruction;

/**
 * Turns words into the text that assembles to them. Where a pseudo-instruction says the same with
 * fewer operands it is written; addresses are told as {@code . + 8}, from the instruction on.
 */
public final class Disassembler {
  private final Decoder decoder;
  private final Optional<PswText> psw;
  private final Dialect dialect;
  private final Map<String, List<ShortForm>> shorter = new HashMap<>();

  /**
   * A disassembler for a machine.
   *
   * @throws IllegalArgumentException if the machine's instructions have no encoding
   */
  public Disassembler(Architecture machine) {
    if (machine.fetch().isEmpty()) {
      throw new IllegalArgumentException(machine + " has no encoding to read");
    }
    this.decoder = new Decoder(machine);
    this.psw = PswText.of(machine);
    this.dialect = machine.dialect();
    for (var pseudo : machine.dialect().pseudo()) {
      if (pseudo.chosen().isPresent() || pseudo.lines().apply(0).size() != 1) {
        continue;
      }
      var line = pseudo.lines().apply(0).getFirst();
      var made = Expanded.of(line, machine::instruction, pseudo.operands());
      ShortForm.of(pseudo, made, machine.dialect())
          .ifPresent(
              form ->
                  shorter
                      .computeIfAbsent(made.instruction().name(), it -> new ArrayList<>())
                      .add(form));
    }
  }

  /** A word as an instruction; {@code .word 0x2a} if it is none. */
  public String instruction(long word) {
    return decoder
        .decode(word)
        .map(this::instruction)
        .orElseGet(() -> ".word 0x" + Long.toHexString(word));
  }

  private String instruction(Decoded decoded) {
    var instruction = decoded.instruction();
    return shorter.getOrDefault(instruction.name(), List.of()).stream()
        .map(form -> form.print(decoded.operands()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> whole(instruction, decoded.operands()));
  }

  private String whole(Instruction instruction, long[] operands) {
    var values = Arrays.stream(operands).boxed().toList();
    var text =
        Mnemonics.syntax(instruction, dialect).print(values, instruction.pattern().operands());
    return (instruction.name() + " " + text).strip();
  }

  /**
   * A word as a PSW: {@code .psw u, 0, 64, 1}. A cause, as a trap stores it, follows as a comment;
   * other bits outside the PSW's cells are not shown.
   */
  public String psw(long word) {
    return psw.map(text -> text.print(word)).orElseGet(() -> ".word 0x" + Long.toHexString(word));
  }
}
