package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;

/**
 * Why the machine traps; volume II, table 3.6. An instruction that is refused and a word that is no
 * instruction are one number there, and two causes here: what a monitor does at them differs.
 */
final class Causes {
  private Causes() {}

  /** Added to the code of what is refused, so that no two have the same. */
  private static final int REFUSAL = 32;

  /** Added to the code of an interrupt; in mcause it is the highest bit. */
  private static final int INTERRUPT = 64;

  /** What a trap carries: the address, or 0. */
  static final Word.Operand value = new Word.Operand("tval", 64);

  static final Cause FETCH_ACCESS = memory("fetch-access", 1);
  static final Cause ILLEGAL = cause("illegal", 2, Cause.Kind.CALL);
  static final Cause REFUSED = cause("refused", REFUSAL + 2, Cause.Kind.PRIVILEGE);
  static final Cause BREAKPOINT = cause("breakpoint", 3, Cause.Kind.CALL);
  static final Cause LOAD_MISALIGNED = fault("load-misaligned", 4);
  static final Cause LOAD_ACCESS = memory("load-access", 5);
  static final Cause STORE_MISALIGNED = fault("store-misaligned", 6);
  static final Cause STORE_ACCESS = memory("store-access", 7);

  /** One cause, whose number tells the mode it comes from: 8, 9, or 11. */
  static final Cause ECALL = cause("ecall", 8, Cause.Kind.CALL);

  static final Cause FETCH_PAGE = memory("fetch-page", 12);
  static final Cause LOAD_PAGE = memory("load-page", 13);
  static final Cause STORE_PAGE = memory("store-page", 15);

  static final Cause SSI = interrupt("ssi", 1);
  static final Cause MSI = interrupt("msi", 3);
  static final Cause STI = interrupt("sti", 5);
  static final Cause MTI = interrupt("mti", 7);
  static final Cause SEI = interrupt("sei", 9);

  /** Volume II, 3.1.9: in this order they are taken, if several are pending. */
  static final List<Cause> INTERRUPTS = List.of(MSI, MTI, SEI, SSI, STI);

  static final List<Cause> ALL =
      List.of(
          FETCH_ACCESS,
          ILLEGAL,
          BREAKPOINT,
          LOAD_MISALIGNED,
          LOAD_ACCESS,
          STORE_MISALIGNED,
          STORE_ACCESS,
          ECALL,
          FETCH_PAGE,
          LOAD_PAGE,
          STORE_PAGE,
          REFUSED,
          SSI,
          MSI,
          STI,
          MTI,
          SEI);

  private static Cause cause(String name, int code, Cause.Kind kind) {
    return new Cause(name, code, kind, List.of(value));
  }

  private static Cause memory(String name, int code) {
    return cause(name, code, Cause.Kind.MEMORY);
  }

  private static Cause fault(String name, int code) {
    return cause(name, code, Cause.Kind.FAULT);
  }

  private static Cause interrupt(String name, int number) {
    return cause(name, INTERRUPT + number, Cause.Kind.INTERRUPT);
  }

  static boolean isInterrupt(Cause cause) {
    return cause.kind() == Cause.Kind.INTERRUPT;
  }

  /** Its number among interrupts, or among the others. */
  static int number(Cause cause) {
    return cause.code() % REFUSAL;
  }

  /** What mcause is set to in a state, 64 bits. */
  static Word code(Cause cause, RiscvState is) {
    return isInterrupt(cause)
        ? literal(1L << 63 | number(cause), 64)
        : cause.equals(ECALL) ? is.M.extend(64).plus(number(cause)) : literal(number(cause), 64);
  }

  /** The bit of medeleg or mideleg that says where it is taken, in a state. */
  static Word delegated(Cause cause, RiscvState is) {
    if (cause.equals(ECALL)) {
      return choose(
          is.M.is(RiscvState.USER),
          is.medeleg.slice(number(cause) + (int) RiscvState.USER, 1),
          is.medeleg.slice(number(cause) + (int) RiscvState.SUPERVISOR, 1));
    }
    return (isInterrupt(cause) ? is.mideleg : is.medeleg).slice(number(cause), 1);
  }
}
