package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Console;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of a third generation machine speak of: (E, M, P, R), registers, a console,
 * and the ways to reach storage. Popek and Goldberg, section 2; the registers, the cause code and
 * the console are our extensions.
 *
 * <p>Extend it to write a machine of your own. What all machines of a shape have is equal, so that
 * an instruction made of these parts can be given to any machine of the shape.
 */
public class ThirdGenerationParts {
  /** How large everything is. */
  public final Shape shape;

  /** n: the width of P, l, b and of an index of storage. */
  public final int n;

  private final int w;

  /** The components so far; a component that is declared here belongs to {@link #machine}. */
  public final Components components = new Components();

  /** E: at most 2^n - 1 words, so that R = (0, q) can be written down. */
  public final File E;

  /** M, 1 bit: {@link #SUPERVISOR} or {@link #USER}. */
  public final Cell M = components.cell("M", 1, Role.MODE);

  /** P, n bits. */
  public final Cell P;

  /** l, n bits: where the window begins. */
  public final Cell L;

  /** b, n bits: how many words the window has. */
  public final Cell B;

  /** The general registers, each a word; never changed by a trap. */
  public final File REGISTERS;

  /** The console. */
  public final Console console;

  /** M = s. */
  public static final Word SUPERVISOR = literal(0, 1);

  /** M = u. */
  public static final Word USER = literal(1, 1);

  /** The memory trap: an address beyond b, or beyond storage. */
  public static final Cause MEMORY = new Cause("memory", 1, Cause.Kind.MEMORY);

  /** The privilege check, in user mode. */
  public static final Cause PRIVILEGED = new Cause("privileged", 2, Cause.Kind.PRIVILEGE);

  /** A word that is no instruction. */
  public static final Cause ILLEGAL = new Cause("illegal", 3, Cause.Kind.CALL);

  /** A supervisor call. */
  public static final Cause SVC = new Cause("svc", 4, Cause.Kind.CALL);

  /** mode 1 | cause 3 | P n | l n | b n, in the low bits of a word. A load ignores the cause. */
  public final Word.Packed PSW;

  /** l n | b n, in the low bits of a word. */
  public final Word.Packed R;

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

  private final Word.Field cause = Word.Field.gap("cause", 3);
  private final Addressing relative;
  private final Addressing absolute;

  /** The parts of a shape. */
  public ThirdGenerationParts(Shape shape) {
    this.shape = shape;
    n = shape.addressBits();
    w = shape.wordBits();
    P = components.cell("P", n, Role.PROGRAM_COUNTER);
    L = components.cell("l", n, Role.RESOURCE);
    B = components.cell("b", n, Role.RESOURCE);
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
            "PSW", Word.Field.of(M), cause, Word.Field.of(P), Word.Field.of(L), Word.Field.of(B));
    R = packed("R", Word.Field.of(L), Word.Field.of(B));

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

    relative =
        new Addressing(
            "E[%s]", w, w, this::relativeChecks, address -> List.of(E.at(L, address.low(n))));
    absolute =
        new Addressing(
            "E[absolute %s]", w, w, this::absoluteChecks, address -> List.of(E.at(address.low(n))));
  }

  /**
   * Both tests of the paper: a below b on all bits, then a + l below q in n + 1 bits, which never
   * wraps.
   */
  private List<Addressing.Check> relativeChecks(Word address) {
    var sum = L.extend(n + 1).plus(address.low(n).extend(n + 1));
    return List.of(
        new Addressing.Check(address.below(B.extend(w)).not(), MEMORY),
        new Addressing.Check(sum.below(SIZE.extend(n + 1)).not(), MEMORY));
  }

  private List<Addressing.Check> absoluteChecks(Word address) {
    return List.of(new Addressing.Check(address.below(SIZE.extend(w)).not(), MEMORY));
  }

  private Word.Packed packed(String name, Word.Field... fields) {
    var low = new Word.Packed(name, List.of(fields));
    if (low.bits() == w) {
      return low;
    }
    var all = new ArrayList<Word.Field>();
    all.add(Word.Field.gap("unused", w - low.bits()));
    all.addAll(List.of(fields));
    return new Word.Packed(name, all);
  }

  private static Form form(String syntax, String... pieces) {
    var present = Stream.of(pieces).filter(piece -> !piece.isEmpty());
    return Form.of(syntax, syntax, present.collect(Collectors.joining(" ")));
  }

  private static String bits(String name, int count) {
    return "%s[%d:0]".formatted(name, count - 1);
  }

  /**
   * E[address], through relocation and bounds: a memory trap beyond b, or beyond q.
   *
   * @param address a word
   */
  public final Word.Memory memory(Word address) {
    return new Word.Memory(relative, address);
  }

  /**
   * E[address], neither relocated nor bounded by b; a memory trap beyond q.
   *
   * @param address a word
   */
  public final Word.Memory absolute(Word address) {
    return new Word.Memory(absolute, address);
  }

  /** A number as wide as a word. */
  public final Word number(long value) {
    return literal(value, w);
  }

  /** A word with these low bits, filled with zeros. */
  public final Word wide(Word low) {
    return low.extend(w);
  }

  /** The bits of a word that P, l or b keep. */
  public final Word narrow(Word wide) {
    return wide.low(n);
  }

  /**
   * The machine that has these instructions, and every component declared so far.
   *
   * @throws org.vmorph.model.arch.MalformedMachine if it means nothing
   */
  public final Architecture machine(String name, String says, List<Instruction> instructions) {
    return machine(name, says, instructions, Optional.empty(), Cycle.NOTHING);
  }

  /** The same with a timer, perhaps, and with something that belongs to every step. */
  public final Architecture machine(
      String name,
      String says,
      List<Instruction> instructions,
      Optional<Timer> timer,
      Cycle cycle) {
    var causes = new ArrayList<>(List.of(MEMORY, PRIVILEGED, ILLEGAL, SVC));
    timer.map(Timer::cause).ifPresent(causes::add);
    return new Architecture(
        name,
        says,
        components.all(),
        E,
        2,
        (1L << n) - 1,
        new Architecture.Mode(M, 0, 1),
        P,
        Optional.of(new Relocation(L, B)),
        Optional.of(console),
        timer,
        Optional.of(
            new Addressing("E[%s]", n, w, a -> relativeChecks(wide(a)), a -> List.of(E.at(L, a)))),
        new PswSwap(E, PSW, cause),
        PRIVILEGED,
        ILLEGAL,
        causes,
        cycle,
        List.of(set(M, SUPERVISOR), set(P, literal(2, n)), set(L, literal(0, n)), set(B, SIZE)),
        instructions,
        Reading.INTENDED,
        Map.of());
  }
}
