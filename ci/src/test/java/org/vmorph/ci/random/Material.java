package org.vmorph.ci.random;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Say;
import org.vmorph.model.ir.Word;

/**
 * What a third generation machine is made of, by name and found in its data; and what is drawn,
 * built of it with the widths that this machine has.
 */
final class Material {
  private final Architecture machine;
  private final Map<String, Word> words = new HashMap<>();
  private final Addressing relative;
  private final Addressing absolute;
  private final int wide;
  private final int narrow;

  /** What was named since the last instruction was begun. */
  private final Set<String> used = new HashSet<>();

  Material(Architecture machine) {
    this.machine = machine;
    var storage = machine.storage();
    wide = storage.bits();
    narrow = storage.indexBits();
    machine.cells().forEach(cell -> words.put(cell.name(), cell));
    var registers = (File) machine.component("r").orElseThrow();
    var size = new Word.Size(narrow);
    words.put("q", size);
    var ld = form("ld").operands();
    words.put("RA", registers.at(ld.get(0)));
    words.put("RB", registers.at(ld.get(1)));
    words.put("X", ld.get(2).signExtend(wide));
    words.put("R1", registers.at(Say.literal(1, registers.indexBits())));
    words.put("R", ((Act.Set) acts("lrb").getFirst()).place());
    words.put("PSW", ((PswSwap) machine.trapEntry()).psw());
    var loaded = (Word.Memory) ((Act.Set) acts("ld").getFirst()).value();
    words.put("EA", loaded.address());
    relative = loaded.by();
    absolute =
        new Addressing(
            "E[absolute %s]",
            wide,
            wide,
            address ->
                List.of(
                    new Addressing.Check(address.below(size.extend(wide)).not(), cause("memory"))),
            address -> List.of(storage.at(address.low(narrow))));
  }

  private Form form(String instruction) {
    return machine.instruction(instruction).orElseThrow().form();
  }

  private List<Act> acts(String instruction) {
    return machine.instruction(instruction).orElseThrow().acts();
  }

  private Cause cause(String name) {
    return machine.causes().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(machine + " has no cause " + name));
  }

  /** The instruction, with just the operands that it names. */
  Instruction instruction(int opcode, String name, Sketch sketch) {
    used.clear();
    var acts = new java.util.ArrayList<>(acts(sketch.deeds()));
    var next = machine.programCounter().plus(1);
    switch (sketch.leaving()) {
      case Sketch.Falling falls -> {}
      case Sketch.Jump(var test, var to) ->
          acts.add(
              Say.set(
                  machine.programCounter(), Say.choose(condition(test), word(to, narrow), next)));
      case Sketch.Stop(var test) -> {
        var stops = condition(test);
        acts.add(Say.when(stops, Say.halt()));
        acts.add(
            Say.set(machine.programCounter(), Say.choose(stops, machine.programCounter(), next)));
      }
      case Sketch.Load(var psw) -> acts.add(Say.set(place("PSW"), word(psw, wide)));
    }
    var draft =
        Instruction.instruction(opcode, name, form(like())).says("Drawn at random: " + sketch);
    var flagged = sketch.flagged() ? draft.privileged() : draft;
    var all = acts.toArray(Act[]::new);
    return sketch.leaving() == Sketch.Falling.FALLING ? flagged.does(all) : flagged.jumps(all);
  }

  /** An instruction of the machine with these operands. */
  private String like() {
    if (used.contains("EA") || used.contains("X") && used.contains("RB")) {
      return "ld";
    }
    return used.contains("X")
        ? "li"
        : used.contains("RB") ? "mov" : used.contains("RA") ? "lrb" : "nop";
  }

  List<Act> acts(List<SketchAct> deeds) {
    return deeds.stream().map(this::act).toList();
  }

  private Act act(SketchAct deed) {
    return switch (deed) {
      case SketchAct.Put(var target, var value) -> {
        var place = place(target);
        yield Say.set(place, word(value, place.bits()));
      }
      case SketchAct.Provided(var test, var deeds) -> new Act.When(condition(test), acts(deeds));
      case SketchAct.Trapped(var cause) -> Say.trap(cause(cause));
    };
  }

  private Word.Place place(SketchAct.Target target) {
    return switch (target) {
      case SketchAct.Into(var name) -> place(name);
      case SketchAct.Store(var reach, var address) -> storage(reach, address);
    };
  }

  private Word.Place place(String name) {
    return (Word.Place) named(name);
  }

  private Word named(String name) {
    used.add(name);
    var word = words.get(name);
    if (word == null) {
      throw new IllegalArgumentException(machine + " has no " + name);
    }
    return word;
  }

  private Word.Memory storage(SketchWord.Reach reach, SketchWord address) {
    return new Word.Memory(
        switch (reach) {
          case RELATIVE -> relative;
          case ABSOLUTE -> absolute;
        },
        word(address, wide));
  }

  private Word word(SketchWord term, int bits) {
    return switch (term) {
      case SketchWord.Number(var value) -> Say.literal(value, bits);
      case SketchWord.Named(var name) -> fit(named(name), bits);
      case SketchWord.Load(var reach, var address) -> fit(storage(reach, address), bits);
      case SketchWord.Calculated(var operator, var left, var right) ->
          perhapsNamed(operator, word(left, bits).calc(operator, word(right, bits)));
      case SketchWord.Chosen(var test, var then, var otherwise) ->
          Say.choose(condition(test), word(then, bits), word(otherwise, bits));
    };
  }

  /** Half of the words that are calculated have a name, which must make no difference. */
  private static Word perhapsNamed(Operator operator, Word word) {
    return operator.ordinal() % 2 == 0 ? Say.let(operator.name(), word) : word;
  }

  private static Word fit(Word word, int bits) {
    return word.bits() > bits ? word.low(bits) : word.extend(bits);
  }

  /** The width a term has by itself. */
  private int bits(SketchWord term) {
    return switch (term) {
      case SketchWord.Number n -> 1;
      case SketchWord.Named(var name) -> named(name).bits();
      case SketchWord.Load load -> wide;
      case SketchWord.Calculated(var operator, var left, var right) ->
          Math.max(bits(left), bits(right));
      case SketchWord.Chosen(var test, var then, var otherwise) ->
          Math.max(bits(then), bits(otherwise));
    };
  }

  private Condition condition(SketchTest truth) {
    return switch (truth) {
      case SketchTest.Compared(var relation, var left, var right) -> {
        int bits = Math.max(bits(left), bits(right));
        yield new Condition.Compare(relation, word(left, bits), word(right, bits));
      }
      case SketchTest.Negated(var of) -> condition(of).not();
      case SketchTest.Both(var left, var right) -> condition(left).and(condition(right));
      case SketchTest.Either(var left, var right) -> condition(left).or(condition(right));
    };
  }

  /** The fetch of a machine whose hardware leaves out a part of what it should do. */
  Addressing fetch(SketchFetch how) {
    var l = (Cell) words.get("l");
    var b = (Cell) words.get("b");
    var size = new Word.Size(narrow);
    var base = how.relocated() ? l : Say.literal(0, narrow);
    return new Addressing(
        "E[%s]",
        narrow,
        wide,
        address -> {
          var checks = new java.util.ArrayList<Addressing.Check>();
          if (how.bounded()) {
            checks.add(new Addressing.Check(address.below(b).not(), cause("memory")));
          }
          var sum = base.extend(narrow + 1).plus(address.extend(narrow + 1));
          checks.add(
              new Addressing.Check(
                  new Condition.Compare(Relation.BELOW, sum, size.extend(narrow + 1)).not(),
                  cause("memory")));
          return checks;
        },
        address -> List.of(machine.storage().at(base, address)));
  }
}
