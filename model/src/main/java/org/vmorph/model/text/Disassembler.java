package org.vmorph.model.text;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.Decoder;

/** Turns words into the text that assembles to them. */
public final class Disassembler {
  private final Decoder decoder;
  private final Reader reader;
  private final Optional<PswText> psw;

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
    this.reader = new Reader(machine);
    this.psw = PswText.of(machine);
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
    return (instruction.name() + " " + reader.syntax(instruction).print(decoded.operands()))
        .strip();
  }

  /**
   * A word as a PSW: {@code .psw u, 0, 64, 1}. A cause, as a trap stores it, follows as a comment;
   * other bits outside the PSW's cells are not shown.
   */
  public String psw(long word) {
    return psw.map(text -> text.print(word)).orElseGet(() -> ".word 0x" + Long.toHexString(word));
  }
}
