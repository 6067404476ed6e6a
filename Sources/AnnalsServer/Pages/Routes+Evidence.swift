import Annals
import AnnalsLog
import AnnalsProof
import HTTPTypes
import Hummingbird

/// The proof of a decision, to be taken along.
extension Route {
    static let evidence: [Route] = [
        Route(
            .get, "/decisions/{id}/evidence.json",
            "The evidence bundle of a decision: its lines, their proofs and the signed checkpoint.",
            parameters: [Parameter(name: "id", words: "Its id.", isInPath: true)],
            answers: [
                (.ok, "The bundle, as annals evidence makes it."), (.notFound, "There is no such decision."),
                (.conflict, "Nothing of the log is signed yet."),
            ]
        ) { _, context, house in
            let person = try context.person
            let id = try context.id(DecisionID.self, "id")
            let json = try await house.readWhole(as: person) { whole in
                // What they may see comes first: that something is not signed says that it is there.
                guard try whole.seen(by: person).isThere(id.subject) else { throw Refusal.notFound(id.subject) }
                guard let (position, note) = try whole.lastCheckpoint(upTo: whole.known) else {
                    throw Problem(
                        .conflict, "nothing of the log is signed yet: annals checkpoint signs it where its keys are",
                        russian: "журнал ещё не подписан: его подписывает annals checkpoint там, где лежат ключи")
                }
                let covered = try whole.knowing(position).seen(by: person)
                guard try covered.isThere(id.subject) else {
                    throw Problem(
                        .conflict,
                        "the log is signed up to \(position), before \(id): annals checkpoint signs the rest",
                        russian: "журнал подписан по \(position), раньше \(id): остальное подписывает annals checkpoint"
                    )
                }
                var request = EvidenceRequest(of: try covered.why(id.description))
                request.viewer = person
                return try EvidenceMaker(covered, covered: covered, under: note).make(request).evidence.json
                    .written(pretty: true)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/json; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"\(id)-evidence.json\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
        }
    ]
}
