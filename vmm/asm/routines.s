; {v}, the interpreter routines: one for each privileged instruction, in order of opcode, op.lpsw to op.get.
;   The guest believes it is the supervisor. r1: virtual PSW, r2: instruction, r3: register a; r0 is 0.
;   They leave to `step`, where P moves on, to `uncause` with a new PSW in r1, or to `memory`.

; lpsw x(b): the virtual PSW is the word at ea.

v.lpsw:   mov   r3, r2                  ; the index
          li    r4, lpsw.b
          shr   r3, r4
          li    r4, lpsw.b.mask >> lpsw.b
          and   r3, r4

          li    r4, 64 - lpsw.x.bits    ; x, its sign spread
          shl   r2, r4
          sar   r2, r4

          beq   r3, r0, ea              ; index 0 is no index
          ld    r3, guest.regs(r3)
          add   r2, r3

ea:       li    r5, address             ; below the virtual b?
          mov   r4, r1
          and   r4, r5
          bgeu  r2, r4, memory

          mov   r4, r1                  ; and, moved by the virtual l, inside the guest's storage?
          li    r3, PSW.l
          shr   r4, r3
          and   r4, r5
          add   r2, r4
          ld    r4, guest.size
          bgeu  r2, r4, memory

          ld    r1, guest.low(r2)
          jmp   uncause

; lrb ra: the virtual R is what a PSW has in the same place.

v.lrb:    ld    r4, guest.regs(r3)
          xor   r4, r1
          li    r5, PSW.l.mask | PSW.b.mask
          and   r4, r5
          xor   r1, r4
          jmp   step

; srb ra: the virtual R, as the guest believes it to be and not as it is.

v.srb:    li    r5, PSW.l.mask | PSW.b.mask
          and   r5, r1
          st    r5, guest.regs(r3)
          jmp   step
