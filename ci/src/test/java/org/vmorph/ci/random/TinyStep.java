package org.vmorph.ci.random;

import java.util.List;

/**
 * What an instruction does to a state in plain numbers, by the four rules of meaning: everything
 * reads the old state, all sets happen together, a trap cancels every set, the first written fires.
 */
final class TinyStep {
  /** The operands of an instruction: two registers, and a number of three bits with a sign. */
  record Operands(int a, int b, int x) {}

  /**
   * What comes of it.
   *
   * @param trap the cause; null if there is none
   * @param next the state after it, if there is no trap
   */
  record Came(String trap, TinyState next, boolean halted) {
    boolean trapped() {
      return trap != null;
    }
  }

  private static final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String cause;

    Trap(String cause) {
      super(cause, null, false, false);
      this.cause = cause;
    }
  }

  private final TinyState old;
  private final TinyState next;
  private final Operands operands;
  private final List<String> cells;

  private TinyStep(TinyState old, Operands operands, List<String> cells) {
    this.old = old;
    this.next = old.copy();
    this.operands = operands;
    this.cells = cells;
  }

  static Came of(Sketch sketch, TinyState old, Operands operands, List<String> cells) {
    var step = new TinyStep(old, operands, cells);
    try {
      return step.all(sketch);
    } catch (Trap trap) {
      return new Came(trap.cause, old, false);
    }
  }

  private Came all(Sketch sketch) {
    if (sketch.flagged() && old.mode == 1) {
      throw new Trap("privileged");
    }
    deeds(sketch.deeds());
    boolean halted = false;
    int following = old.p + 1 & 7;
    switch (sketch.leaving()) {
      case Sketch.Falling falls -> next.p = following;
      case Sketch.Jump(var test, var to) -> next.p = truth(test) ? value(to, 3) : following;
      case Sketch.Stop(var test) -> {
        halted = truth(test);
        next.p = halted ? old.p : following;
      }
      case Sketch.Load(var psw) -> set("PSW", value(psw, 13));
    }
    return new Came(null, next, halted);
  }

  private void deeds(List<SketchAct> deeds) {
    for (var deed : deeds) {
      switch (deed) {
        case SketchAct.Put(SketchAct.Into(var name), var value) ->
            set(name, value(value, width(name)));
        case SketchAct.Put(SketchAct.Store(var reach, var address), var value) -> {
          int word = value(value, 13);
          next.storage[physical(reach, value(address, 13))] = word;
        }
        case SketchAct.Provided(var test, var inner) -> {
          if (truth(test)) {
            deeds(inner);
          }
        }
        case SketchAct.Trapped(var cause) -> throw new Trap(cause);
      }
    }
  }

  private int physical(SketchWord.Reach reach, int address) {
    if (reach == SketchWord.Reach.ABSOLUTE) {
      if (address >= old.q) {
        throw new Trap("memory");
      }
      return address;
    }
    if (address >= old.b || address + old.l >= old.q) {
      throw new Trap("memory");
    }
    return address + old.l;
  }

  private void set(String name, int value) {
    switch (name) {
      case "M" -> next.mode = value;
      case "P" -> next.p = value;
      case "l" -> next.l = value;
      case "b" -> next.b = value;
      case "R" -> {
        next.l = value >> 3 & 7;
        next.b = value & 7;
      }
      case "PSW" -> {
        next.mode = value >> 12 & 1;
        next.p = value >> 6 & 7;
        next.l = value >> 3 & 7;
        next.b = value & 7;
      }
      case "RA" -> next.registers[operands.a] = value;
      case "RB" -> next.registers[operands.b] = value;
      case "R1" -> next.registers[1] = value;
      default -> next.own[cells.indexOf(name)] = value;
    }
  }

  private int get(String name) {
    return switch (name) {
      case "M" -> old.mode;
      case "P" -> old.p;
      case "l" -> old.l;
      case "b" -> old.b;
      case "q" -> old.q;
      case "R" -> old.l << 3 | old.b;
      case "PSW" -> old.mode << 12 | old.p << 6 | old.l << 3 | old.b;
      case "RA" -> old.registers[operands.a];
      case "RB" -> old.registers[operands.b];
      case "R1" -> old.registers[1];
      case "X" -> signed();
      case "EA" ->
          operands.b == 0 ? signed() : signed() + old.registers[operands.b] & TinyState.mask(13);
      default -> old.own[cells.indexOf(name)];
    };
  }

  private int signed() {
    return (operands.x >= 4 ? operands.x - 8 : operands.x) & TinyState.mask(13);
  }

  private int width(String name) {
    return switch (name) {
      case "M" -> 1;
      case "P", "l", "b", "q" -> 3;
      case "R", "PSW", "RA", "RB", "R1", "X", "EA" -> 13;
      default -> TinyState.width(name);
    };
  }

  private int value(SketchWord term, int bits) {
    int mask = TinyState.mask(bits);
    return switch (term) {
      case SketchWord.Number(var number) -> number & mask;
      case SketchWord.Named(var name) -> get(name) & mask;
      case SketchWord.Load(var reach, var address) ->
          old.storage[physical(reach, value(address, 13))] & mask;
      case SketchWord.Chosen(var test, var then, var otherwise) ->
          truth(test) ? value(then, bits) : value(otherwise, bits);
      case SketchWord.Calculated(var operator, var left, var right) -> {
        int one = value(left, bits);
        int other = value(right, bits);
        yield mask
            & switch (operator) {
              case ADD -> one + other;
              case SUB -> one - other;
              case MUL -> one * other;
              case MULHU -> (int) ((long) one * other >> bits);
              case MULH -> (int) ((long) signed(one, bits) * signed(other, bits) >> bits);
              case DIVU -> other == 0 ? mask : one / other;
              case REMU -> other == 0 ? one : one % other;
              case DIV ->
                  other == 0
                      ? signed(one, bits) < 0 ? 1 : mask
                      : signed(one, bits) / signed(other, bits);
              case REM -> other == 0 ? one : signed(one, bits) % signed(other, bits);
              case AND -> one & other;
              case OR -> one | other;
              case XOR -> one ^ other;
              case SHL -> other >= bits ? 0 : one << other;
              case SHR -> other >= bits ? 0 : one >> other;
              case SAR -> signed(one, bits) >> Math.min(other, 31);
            };
      }
    };
  }

  private static int signed(int word, int bits) {
    return word >= 1 << bits - 1 ? word - (1 << bits) : word;
  }

  /** The width of a term by itself: a number has none of its own. */
  private int width(SketchWord term) {
    return switch (term) {
      case SketchWord.Number n -> 1;
      case SketchWord.Named(var name) -> width(name);
      case SketchWord.Load load -> 13;
      case SketchWord.Calculated(var operator, var left, var right) ->
          Math.max(width(left), width(right));
      case SketchWord.Chosen(var test, var then, var otherwise) ->
          Math.max(width(then), width(otherwise));
    };
  }

  private boolean truth(SketchTest truth) {
    return switch (truth) {
      case SketchTest.Compared(var relation, var left, var right) -> {
        int bits = Math.max(width(left), width(right));
        int one = value(left, bits);
        int other = value(right, bits);
        yield switch (relation) {
          case EQUAL -> one == other;
          case BELOW -> one < other;
          case LESS -> signed(one, bits) < signed(other, bits);
        };
      }
      case SketchTest.Negated(var of) -> !truth(of);
      // An access in either half is checked whatever the other half says.
      case SketchTest.Both(var left, var right) -> truth(left) & truth(right);
      case SketchTest.Either(var left, var right) -> truth(left) | truth(right);
    };
  }
}
