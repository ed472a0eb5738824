package org.vmorph.model.text;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.vmorph.model.arch.Architecture;

/**
 * Turns programs of a machine into words. The instructions, their operands, the layout of the PSW,
 * and how programs are written besides ({@link org.vmorph.model.arch.Dialect}) are the machine's
 * own data; nothing here knows an instruction.
 *
 * <p>A line is {@code label: instruction operands ; comment}, every part of which may be missing; a
 * label that is a number may be defined again, and {@code 1b} and {@code 1f} are the nearest ones.
 * Numbers are decimal, 0x hexadecimal, 0b binary, octal behind a 0, or 'c', and expressions of
 * them, of labels and of {@code .}, the address of the line, with {@code + - * / % << >> & | ^ ~ (
 * )}; the machine's own numbers have names ({@link MachineNames}). Registers are r0, r1 and so on,
 * unless the machine calls them otherwise; {@code x(r2)} is x indexed by r2. Directives: {@code
 * .word}, {@code .psw}, {@code .string}, {@code .ascii}, {@code .org}, {@code .space}, {@code
 * .align}, {@code .section}, {@code .global}, {@code .equ name, value} (or {@code name = value}),
 * {@code .include "file.s"} ({@link Directives}; docs/assembler.md has all). Words go to the first
 * address of storage and on.
 */
public final class Assembler {
  /** Where a program finds the files it includes. */
  public interface Library {
    /**
     * The text of a file.
     *
     * @throws IOException if there is no such file, or it cannot be read
     */
    String text(String file) throws IOException;
  }

  private final Architecture machine;
  private final Reader reader;
  private final MachineNames names;
  private final Map<String, BigInteger> given;

  /**
   * An assembler for a machine.
   *
   * @throws IllegalArgumentException if the machine's instructions have no encoding
   */
  public Assembler(Architecture machine) {
    if (machine.fetch().isEmpty()) {
      throw new IllegalArgumentException(machine + " has no encoding to assemble into");
    }
    this.machine = machine;
    this.reader = new Reader(machine);
    this.names = new MachineNames(machine);
    this.given = Map.of();
  }

  private Assembler(Assembler like, Map<String, BigInteger> given) {
    this.machine = like.machine;
    this.reader = like.reader;
    this.names = like.names;
    this.given = given;
  }

  /**
   * The same where a name stands for a number besides, which whoever assembles a program knows, and
   * the program does not: where it will lie, say. No program defines that name itself.
   */
  public Assembler given(String name, long number) {
    var more = new HashMap<>(given);
    more.put(name, BigInteger.valueOf(number));
    return new Assembler(this, Map.copyOf(more));
  }

  /** The machine it assembles for. */
  public Architecture machine() {
    return machine;
  }

  /**
   * The words of a file; it may include others that stand beside it.
   *
   * @throws AssemblyError if the program is wrong
   * @throws IOException if the file cannot be read
   */
  public Program assemble(Path file) throws IOException {
    try {
      return assemble(
          String.valueOf(file.getFileName()),
          TextFile.read(file),
          other -> text(file.resolveSibling(other)));
    } catch (AssemblyError wrong) {
      throw wrong.seenFrom(file);
    }
  }

  /** The text of a file; what is no file, a device say, need not end. */
  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file");
    }
    return TextFile.read(file);
  }

  /**
   * The words of a program.
   *
   * @param file the name it goes by in error messages
   * @throws AssemblyError if the program is wrong
   */
  public Program assemble(String file, String source) {
    return assemble(file, source, other -> nothingBeside(file));
  }

  private static String nothingBeside(String file) throws IOException {
    throw new IOException("there is nothing beside " + file);
  }

  /**
   * The words of a program.
   *
   * @param file the name it goes by in error messages
   * @param beside where the files are that it includes
   * @throws AssemblyError if the program is wrong
   */
  public Program assemble(String file, String source, Library beside) {
    var symbols = new Symbols(names, given);
    return new Assembly(
            machine, reader, symbols, file, Source.lines(file, source, beside, reader.lexer()))
        .program();
  }
}
