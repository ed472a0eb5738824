; D, the dispatcher: a trap is either the guest's own or asks for an interpreter routine.
;   r0 to r3 as `trap` leaves them.
;   Leaves to a routine of `routine`, or through `reflect` to `resume`.
;
; From here on, and in all that follows:
;   r0  is 0                        r2  the instruction that trapped
;   r1  the guest's virtual PSW     r3  the number of its register a

          li    r4, cause.privileged    ; everything else traps the guest on a machine of its own, too
          bne   r3, r4, reflect

          ld    r4, m.field             ; and so does this, if the guest runs a user program of its own
          and   r4, r1
          bne   r4, r0, reflect

          li    r5, address             ; the instruction was fetched from l + P just now: here is P ...
          mov   r4, r2
          li    r3, PSW.P
          shr   r4, r3
          and   r4, r5

          li    r3, PSW.l               ; ... and l, the real one, so it is still there
          shr   r2, r3
          and   r2, r5
          add   r4, r2
          ld    r2, 0(r4)

          mov   r3, r2                  ; most routines want the number of register a
          li    r4, lrb.a
          shr   r3, r4
          li    r4, lrb.a.mask >> lrb.a
          and   r3, r4

          mov   r4, r2                  ; only a privileged opcode traps so, and each has its routine
          li    r5, op
          shr   r4, r5
          ld    r4, routine - op.lpsw(r4)
          jmp   0(r4)

; The trap is the guest's own: its old PSW goes to its E[0], its new one comes from its E[1].
;   r1: virtual PSW, r3: the cause. Leaves to `resume`.

memory:   li    r3, cause.memory

reflect:  li    r4, PSW.cause
          shl   r3, r4
          or    r3, r1
          st    r3, guest.low + PSW.old

          ld    r1, guest.low + PSW.new

uncause:  ld    r4, psw.fields          ; the machine ignores the cause bits of a PSW it loads
          and   r1, r4
          jmp   resume
