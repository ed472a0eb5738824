package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Console;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What all machines of the third generation speak of, whatever decides where an address leads: (E,
 * M, P), registers, a console, the forms of instructions. Popek and Goldberg, section 2; the
 * registers, the cause code and the console are our extensions.
 *
 * <p>Extend it to write a machine that decides in a way of its own; {@link CommonInstructions} has
 * the instructions.
 *
 * <p>What all machines of a shape have is equal, so that an instruction made of these parts can be
 * given to any machine of the shape.
 *
 * @param <C> what decides it: R, page registers, protection registers
 */
public abstract class CommonParts<C extends StorageControl> {
  /** How large everything is. */
  public final Shape shape;

  /** n: the width of P and of an index of storage. */
  public final int n;

  /** The components so far; a component that is declared here belongs to the machine. */
  public final Components components = new Components();

  /** E: at most 2^n - 1 words, so that q can be written down. */
  public final File E;

  /** M, the mode; {@link #SUPERVISOR} and {@link #USER} where it has 1 bit. */
  public final Cell M;

  /** P, n bits. */
  public final Cell P;

  /** The general registers, each a word; never changed by a trap. */
  public final File REGISTERS;

  /** The console. */
  public final Console console;

  /** M = s. */
  public static final Word SUPERVISOR = literal(0, 1);

  /** M = u. */
  public static final Word USER = literal(1, 1);

  /** The memory trap: an address that leads nowhere, or nowhere for this kind of access. */
  public static final Cause MEMORY = new Cause("memory", 1, Cause.Kind.MEMORY);

  /** The privilege check. */
  public static final Cause PRIVILEGED = new Cause("privileged", 2, Cause.Kind.PRIVILEGE);

  /** A word that is no instruction. */
  public static final Cause ILLEGAL = new Cause("illegal", 3, Cause.Kind.CALL);

  /** A supervisor call. */
  public static final Cause SVC = new Cause("svc", 4, Cause.Kind.CALL);

  /**
   * mode | cause 3 | P n, and those of C that a trap changes, in the low bits of a word. A load
   * ignores the cause.
   */
  public final Word.Packed PSW;

  /** No operands. */
  public final Form NONE;

  /** {@code ra}. */
  public final Form REG;

  /** {@code ra, rb}. */
  public final Form REG_REG;

  /** {@code ra, x}. */
  public final Form REG_NUMBER;

  /** {@code x}. */
  public final Form NUMBER;

  /** {@code x(rb)}. */
  public final Form ADDRESS;

  /** {@code ra, x(rb)}. */
  public final Form REG_ADDRESS;

  /** {@code ra, rb, x}. */
  public final Form REG_REG_NUMBER;

  /** The field that names register a. */
  public final Word.Operand a;

  /** The field that names register b. */
  public final Word.Operand b;

  /** Register a, a word; for every form with ra. */
  public final Word.Place RA;

  /** Register b, a word; for every form with rb. */
  public final Word.Place RB;

  /** The number in the instruction, a signed one, as a word; for every form with x. */
  public final Word X;

  /**
   * Index plus displacement, a word, for the forms with x(rb); index 0 means no index, for a trap
   * handler owns no register yet.
   */
  public final Word EA;

  /** P + 1, n bits: where the next instruction is. */
  public final Word NEXT;

  /** q, n bits: how many words of storage there are. */
  public final Word SIZE;

  /** What decides where an address leads. */
  public final C control;

  /** How an address leads to a word of E. */
  final Translation translation;

  /** How the instruction at P is reached; an address has n bits. */
  public final Addressing FETCH;

  /** How a load reaches E; an address is a word. */
  public final Addressing LOAD;

  /** How a store reaches E; an address is a word. */
  public final Addressing STORE;

  /** Where a stored PSW has the cause. */
  public final Word.Field cause = Word.Field.gap("cause", 3);

  private final int w;

  /**
   * The parts of a shape.
   *
   * @param modeBits width of M
   * @param declare declares what decides where an address leads
   */
  protected CommonParts(Shape shape, int modeBits, Declaring<C> declare) {
    this.shape = shape;
    n = shape.addressBits();
    w = shape.wordBits();
    M = components.cell("M", modeBits, Role.MODE);
    P = components.cell("P", n, Role.PROGRAM_COUNTER);
    control = declare.in(shape, components);
    REGISTERS = components.file("r", w, shape.registerBits(), Role.GENERAL);
    E = components.file("E", w, n, Role.STORAGE);
    console =
        new Console(
            components.file("input", w, n, Role.RESOURCE),
            components.cell("input.next", n, Role.RESOURCE),
            components.cell("input.end", n, Role.RESOURCE),
            components.file("output", w, n, Role.RESOURCE),
            components.cell("output.count", n, Role.RESOURCE));
    PSW =
        packed(
            "PSW",
            Stream.concat(
                    Stream.of(Word.Field.of(M), cause, Word.Field.of(P)),
                    control.shown().stream().map(Word.Field::of))
                .toList());

    int r = shape.registerBits();
    int x = w - 8 - 2 * r;
    NONE = form("", bits("o", 8), "0".repeat(w - 8));
    REG = form("ra", bits("o", 8), bits("a", r), "0".repeat(w - 8 - r));
    REG_REG = form("ra, rb", bits("o", 8), bits("a", r), bits("b", r), "0".repeat(x));
    REG_NUMBER = form("ra, x", bits("o", 8), bits("a", r), "0".repeat(r), bits("x", x));
    NUMBER = form("x", bits("o", 8), "0".repeat(2 * r), bits("x", x));
    ADDRESS = form("x(rb)", bits("o", 8), "0".repeat(r), bits("b", r), bits("x", x));
    REG_ADDRESS = form("ra, x(rb)", bits("o", 8), bits("a", r), bits("b", r), bits("x", x));
    REG_REG_NUMBER = form("ra, rb, x", bits("o", 8), bits("a", r), bits("b", r), bits("x", x));

    a = new Word.Operand("a", r);
    b = new Word.Operand("b", r);
    RA = REGISTERS.at(a);
    RB = REGISTERS.at(b);
    X = new Word.Operand("x", x).signExtend(w);
    EA = choose(b.is(0), X, X.plus(RB));
    NEXT = P.plus(1);
    SIZE = new Word.Size(n);

    translation = control.translation(E);
    FETCH = translation.by(Access.FETCH, n);
    LOAD = translation.by(Access.LOAD, w);
    STORE = translation.by(Access.STORE, w);
  }

  /** A form of these pieces of a word, from its high end. */
  protected static Form form(String syntax, String... pieces) {
    var present = Stream.of(pieces).filter(piece -> !piece.isEmpty());
    return Form.of(syntax, syntax, present.collect(Collectors.joining(" ")));
  }

  /** A piece that is all of an operand, or the opcode. */
  protected static String bits(String name, int count) {
    return "%s[%d:0]".formatted(name, count - 1);
  }

  /** Cells side by side in the low bits of a word. */
  public final Word.Packed packed(String name, List<Word.Field> fields) {
    var low = new Word.Packed(name, fields);
    if (low.bits() == w) {
      return low;
    }
    var all = new ArrayList<Word.Field>();
    all.add(Word.Field.gap("unused", w - low.bits()));
    all.addAll(fields);
    return new Word.Packed(name, all);
  }

  /**
   * E[address] as a load reaches it, with the machine's checks.
   *
   * @param address a word
   */
  public final Word.Memory loaded(Word address) {
    return new Word.Memory(LOAD, address);
  }

  /**
   * E[address] as a store reaches it, with the machine's checks.
   *
   * @param address a word
   */
  public final Word.Memory stored(Word address) {
    return new Word.Memory(STORE, address);
  }

  /** The trap of a check, for an instruction that accesses nothing and is refused all the same. */
  protected static Act checked(Addressing.Check check) {
    return when(check.when(), trap(check.cause()));
  }

  /** A number as wide as a word. */
  public final Word number(long value) {
    return literal(value, w);
  }

  /** A word with these low bits, filled with zeros. */
  public final Word wide(Word low) {
    return low.extend(w);
  }

  /** The bits of a word that P keeps, or another cell of n bits. */
  public final Word narrow(Word wide) {
    return wide.low(n);
  }

  /**
   * A machine of these instructions.
   *
   * @param leastWords the smallest q that makes sense
   */
  protected final Architecture machine(
      String name,
      String says,
      long leastWords,
      Architecture.Mode mode,
      Optional<Timer> timer,
      TrapEntry trapEntry,
      Cycle cycle,
      List<Act> reset,
      List<Instruction> instructions) {
    var causes = new ArrayList<>(List.of(MEMORY, PRIVILEGED, ILLEGAL, SVC));
    timer.map(Timer::cause).ifPresent(causes::add);
    return new Architecture(
        name,
        says,
        components.all(),
        E,
        leastWords,
        (1L << n) - 1,
        mode,
        P,
        Optional.of(translation),
        Optional.of(console),
        timer,
        Optional.of(FETCH),
        trapEntry,
        PRIVILEGED,
        ILLEGAL,
        causes,
        cycle,
        reset,
        instructions,
        Reading.INTENDED,
        Configuration.of(Map.of()),
        Dialect.PLAIN);
  }
}
