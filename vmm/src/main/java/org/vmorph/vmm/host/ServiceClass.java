package org.vmorph.vmm.host;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Change;
import org.vmorph.model.compiled.Constants;
import org.vmorph.model.compiled.Emitter;
import org.vmorph.model.compiled.Folding;
import org.vmorph.model.compiled.Uses;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.step.Elaboration;

/**
 * Writes a service as bytecode: the dispatcher and the allocator themselves, asked over words that
 * are expressions. Nothing of what a monitor does is written a second time.
 */
final class ServiceClass {
  private static final String NAME = HostPlaces.SERVICE + "$Generated";
  private static final String CONSTRUCTOR =
      Type.getMethodDescriptor(
          Type.VOID_TYPE, Type.getType(Architecture.class), Type.getType(Service.class));
  private static final String HOST_TYPE = "L" + HostPlaces.HOST + ";";

  /** A privileged instruction, and what the dispatcher answers to its trap. */
  private record Emulation(Instruction instruction, Answer answer) {}

  private final Elaboration semantics;
  private final Architecture machine;
  private final Dispatcher dispatcher;
  private final VirtualState f;
  private final Folding nothing = new Folding();
  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String left, String right) {
          return "java/lang/Object";
        }
      };

  ServiceClass(Elaboration semantics, Dispatcher dispatcher, Allocator allocator) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.dispatcher = dispatcher;
    this.f = new VirtualState(machine, allocator);
  }

  Service service(Service interpreted) {
    writer.visit(V21, ACC_FINAL | ACC_SUPER, NAME, null, HostPlaces.SERVICE, null);
    constructor();
    var running = f.running(nothing);
    var switchedOn = new Meaning<>(nothing, Operands.<Word>none(), running).calm(semantics.reset());
    change("reset", f.become(nothing, switchedOn));
    change("confine", f.confined(nothing, running));
    served();
    writer.visitEnd();
    try {
      return (Service)
          MethodHandles.lookup()
              .defineHiddenClass(writer.toByteArray(), true)
              .lookupClass()
              .getDeclaredConstructor(Architecture.class, Service.class)
              .newInstance(machine, interpreted);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(machine + ": the generated service is wrong", e);
    }
  }

  private void constructor() {
    var code = begin("<init>", CONSTRUCTOR);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(ALOAD, 2);
    code.visitMethodInsn(INVOKESPECIAL, HostPlaces.SERVICE, "<init>", CONSTRUCTOR, false);
    code.visitInsn(RETURN);
    end(code);
  }

  private void change(String name, Change change) {
    var code = begin(name, "(" + HOST_TYPE + "I)V");
    var uses = uses();
    change.countTo(uses);
    change.emit(code, emitter(code, uses));
    code.visitInsn(RETURN);
    end(code);
  }

  private void served() {
    var code = begin("served", "(" + HOST_TYPE + "II)I");
    var word =
        new Meaning<>(nothing, Operands.<Word>none(), f.trapped(nothing))
            .word(semantics.fetch().orElseThrow().word());
    var answers = new LinkedHashMap<Integer, Answer>();
    var emulations = new TreeMap<Integer, Emulation>();
    for (var cause : machine.causes()) {
      if (!cause.equals(machine.privilege())) {
        answers.put(
            machine.causes().indexOf(cause),
            answer(k -> dispatcher.reflect(semantics, k, cause, f.trapped(k))));
      }
    }
    for (var instruction : machine.instructions()) {
      if (instruction.privileged()) {
        emulations.put(
            instruction.opcode(), new Emulation(instruction, emulation(instruction, word)));
      }
    }
    var uses = uses().of(word).of(word);
    answers.values().forEach(a -> a.countTo(uses));
    emulations.values().forEach(e -> e.answer().countTo(uses));
    var emitter = emitter(code, uses);
    var unforeseen = new Label();
    int privilege = machine.causes().indexOf(machine.privilege());
    code.visitVarInsn(ILOAD, HostPlaces.CAUSE_LOCAL);
    var cases = labels(machine.causes().size());
    code.visitTableSwitchInsn(0, cases.size() - 1, unforeseen, cases.toArray(Label[]::new));
    answers.forEach(
        (cause, answer) -> {
          code.visitLabel(cases.get(cause));
          emitter.perhaps(() -> emit(code, emitter, answer));
        });
    code.visitLabel(cases.get(privilege));
    emitter.keep(word);
    privileged(code, emitter, word, emulations, unforeseen);
    code.visitLabel(unforeseen);
    Constants.push(code, CompiledService.UNFORESEEN);
    code.visitInsn(IRETURN);
    end(code);
  }

  private Answer emulation(Instruction instruction, Word word) {
    var operands = operands(instruction, word);
    return answer(k -> dispatcher.privileged(semantics, k, instruction, operands, f.trapped(k)));
  }

  private Answer answer(Answer.Question question) {
    return Answer.to(question, machine, f, nothing);
  }

  private void privileged(
      MethodVisitor code,
      Emitter emitter,
      Word word,
      TreeMap<Integer, Emulation> emulations,
      Label unforeseen) {
    if (emulations.isEmpty()) {
      return;
    }
    var form = emulations.firstEntry().getValue().instruction().form();
    int opcodeBits = form.fields().get(0).bits();
    emitter.push(nothing.slice(word, form.bits() - opcodeBits, opcodeBits));
    int low = emulations.firstKey();
    var table = labels(emulations.lastKey() - low + 1);
    for (int opcode = low; opcode < emulations.lastKey(); opcode++) {
      if (!emulations.containsKey(opcode)) {
        table.set(opcode - low, unforeseen);
      }
    }
    code.visitTableSwitchInsn(low, emulations.lastKey(), unforeseen, table.toArray(Label[]::new));
    emulations.forEach(
        (opcode, emulation) -> {
          code.visitLabel(table.get(opcode - low));
          emitter.perhaps(
              () -> {
                zeros(emitter, emulation.instruction(), word, unforeseen);
                emit(code, emitter, emulation.answer());
              });
        });
  }

  private static List<Label> labels(int count) {
    var labels = new ArrayList<Label>();
    for (int i = 0; i < count; i++) {
      labels.add(new Label());
    }
    return labels;
  }

  private void zeros(Emitter emitter, Instruction instruction, Word word, Label unforeseen) {
    int low = instruction.form().bits();
    for (var field : instruction.form().fields()) {
      low -= field.bits();
      if (field.kind() == Form.Kind.ZERO) {
        emitter.jump(nothing.slice(word, low, field.bits()).is(0), false, unforeseen);
      }
    }
  }

  private Operands<Word> operands(Instruction instruction, Word word) {
    var values = new ArrayList<Word>();
    int low = instruction.form().bits();
    for (var field : instruction.form().fields()) {
      low -= field.bits();
      if (field.kind() == Form.Kind.OPERAND) {
        values.add(nothing.slice(word, low, field.bits()));
      }
    }
    return new Operands<>(instruction.form().operands(), values);
  }

  /** The code of an answer; every way through it leaves with a status. */
  private static void emit(MethodVisitor code, Emitter emitter, Answer answer) {
    switch (answer) {
      case Answer.Unforeseen unforeseen -> leave(code, CompiledService.UNFORESEEN);
      case Answer.Done(var known, var change, var status) -> {
        change.emit(code, emitter.where(known));
        leave(code, status);
      }
      case Answer.Split(var open, var known, var yes, var no) -> {
        var here = emitter.where(known);
        var otherwise = new Label();
        here.jump(open, false, otherwise);
        emit(code, here, yes);
        code.visitLabel(otherwise);
        emit(code, here, no);
      }
    }
  }

  private static void leave(MethodVisitor code, int status) {
    Constants.push(code, status);
    code.visitInsn(IRETURN);
  }

  private Uses uses() {
    return new Uses(nothing, machine.storage());
  }

  private Emitter emitter(MethodVisitor code, Uses uses) {
    var places = new HostPlaces(code, machine.storage(), f.own());
    return new Emitter(code, places, nothing, machine.storage(), uses, HostPlaces.FREE);
  }

  private MethodVisitor begin(String name, String descriptor) {
    var code = writer.visitMethod(ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
