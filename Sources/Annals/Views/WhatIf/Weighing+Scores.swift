extension Weighing {
    /// The points of the alternatives by each criterion, and what they add up to.
    struct Scores {
        let decision: Decision
        let weights: [Weight]
        /// A row an alternative, a column a criterion.
        let points: [[Exact?]]
        /// Each person's own points, of those who scored everything that weighs something.
        let own: [(person: PersonID, points: [[Exact?]])]

        init(_ decision: Decision, _ alteration: Alteration) throws(Uncountable) {
            self.decision = decision
            weights = decision.criteria.map {
                Weight(criterion: $0, weight: alteration.criteria[$0.criterion] ?? $0.weight)
            }
            if weights.allSatisfy({ $0.weight == .zero }) { throw .noCriterionLeft(decision.id) }
            let scores = decision.scores.filter { key, _ in key.person.map { !alteration.without.contains($0) } ?? true
            }
            let cells = Dictionary(grouping: scores) { Cell($0.key.alternative, $0.key.criterion) }
            func mean(_ scores: [Number], _ nature: CriterionNature) throws(Uncountable) -> Exact? {
                if scores.isEmpty { return nil }
                var sum = Exact.zero
                for score in scores {
                    guard let next = sum + Exact(score) else { throw .tooLong(decision.id) }
                    sum = next
                }
                guard let mean = sum / Exact(Number(scores.count)),
                    let points = nature == .benefit ? mean : Exact(10) - mean
                else { throw .tooLong(decision.id) }
                return points
            }
            var points: [[Exact?]] = []
            for alternative in decision.alternatives {
                var row: [Exact?] = []
                for criterion in decision.criteria {
                    let cell = cells[Cell(alternative.alternative, criterion.criterion)] ?? []
                    row.append(try mean(cell.map(\.value).sorted(), criterion.nature))
                }
                points.append(row)
            }
            self.points = points
            var own: [(person: PersonID, points: [[Exact?]])] = []
            for person in Set(scores.keys.compactMap(\.person)).sorted() {
                var rows: [[Exact?]] = []
                for alternative in decision.alternatives {
                    var row: [Exact?] = []
                    for criterion in decision.criteria {
                        let key = Decision.ScoreKey(
                            alternative: alternative.alternative, criterion: criterion.criterion, person: person)
                        row.append(try mean(scores[key].map { [$0] } ?? [], criterion.nature))
                    }
                    rows.append(row)
                }
                own.append((person, rows))
            }
            self.own = own
        }

        private struct Cell: Hashable {
            let alternative: AlternativeID
            let criterion: CriterionID

            init(_ alternative: AlternativeID, _ criterion: CriterionID) {
                self.alternative = alternative
                self.criterion = criterion
            }
        }

        private var size: Int { weights.count }

        /// The weighted sum of a row; `nil` where a score is missing that weighs something.
        private func total(_ row: [Exact?], without criterion: Int? = nil) throws(Uncountable) -> Exact? {
            var sum = Exact.zero
            for index in 0..<size where index != criterion && weights[index].weight > .zero {
                guard let points = row[index] else { return nil }
                guard let product = points * Exact(weights[index].weight), let next = sum + product else {
                    throw .tooLong(decision.id)
                }
                sum = next
            }
            return sum
        }

        /// The order that comes of it.
        func side() throws(Uncountable) -> Side {
            var weight = Exact.zero
            for each in weights {
                guard let next = weight + Exact(each.weight) else { throw .tooLong(decision.id) }
                weight = next
            }
            var totals: [(index: Int, total: Exact)] = []
            var unscored: [Unscored] = []
            for (index, alternative) in decision.alternatives.enumerated() {
                if let total = try total(points[index]) {
                    totals.append((index, total))
                } else {
                    let missing = weights.indices.filter { points[index][$0] == nil && weights[$0].weight > .zero }
                    unscored.append(
                        Unscored(
                            alternative: alternative.alternative, text: alternative.text,
                            missing: missing.map { weights[$0].criterion.criterion }))
                }
            }
            totals.sort { ($1.total, $0.index) < ($0.total, $1.index) }
            var ranking: [Line] = []
            for (place, each) in totals.enumerated() {
                let isLevel = place > 0 && totals[place - 1].total == each.total
                guard let mean = each.total / weight else { throw .tooLong(decision.id) }
                ranking.append(
                    Line(
                        alternative: decision.alternatives[each.index].alternative,
                        text: decision.alternatives[each.index].text,
                        rank: isLevel ? ranking[place - 1].rank : place + 1, points: points[each.index],
                        total: each.total, mean: mean))
            }
            // Where several share the first place, the one that was chosen among them speaks for it.
            let chosen = decision.taken?.action.alternative
            let leader = ranking.first { $0.rank == 1 && $0.alternative == chosen } ?? ranking.first
            var bounds: [Sensitivity] = []
            if let leader { bounds = try sensitivity(of: leader.alternative) }
            return Side(
                criteria: weights, ranking: ranking, unscored: unscored, byPerson: try favourites(),
                sensitivity: bounds)
        }

        private func favourites() throws(Uncountable) -> [Favourite] {
            var favourites: [Favourite] = []
            people: for (person, rows) in own {
                var totals: [Exact] = []
                for row in rows {
                    guard let total = try total(row) else { continue people }
                    totals.append(total)
                }
                let best = totals.max()
                let first = decision.alternatives.indices.filter { totals[$0] == best }
                favourites.append(
                    Favourite(person: person, first: first.map { decision.alternatives[$0].alternative }))
            }
            return favourites
        }

        /// For each criterion the weights with which an alternative comes first, or shares the first place; criteria by
        /// which it never does are left out.
        ///
        /// Totals are straight lines in one weight: two of them cross once, where what they have without the criterion
        /// differs by as much as the weight times what they have by it.
        func sensitivity(of alternative: AlternativeID) throws(Uncountable) -> [Sensitivity] {
            guard let mine = decision.alternatives.firstIndex(where: { $0.alternative == alternative }) else {
                return []
            }
            var found: [Sensitivity] = []
            criteria: for index in 0..<size {
                guard let rest = try total(points[mine], without: index), let slope = points[mine][index] else {
                    continue
                }
                var lower: Bound?
                var upper: Bound?
                for other in decision.alternatives.indices where other != mine {
                    guard let otherRest = try total(points[other], without: index),
                        let otherSlope = points[other][index]
                    else { continue }
                    guard let behind = otherRest - rest, let gain = slope - otherSlope else {
                        throw .tooLong(decision.id)
                    }
                    guard gain.sign != 0 else {
                        if behind.sign > 0 { continue criteria }
                        continue
                    }
                    guard let crossing = behind / gain else { throw .tooLong(decision.id) }
                    let bound = Bound(weight: crossing, beyond: decision.alternatives[other].alternative)
                    if gain.sign > 0 {
                        if crossing.sign > 0, lower.map({ crossing > $0.weight }) ?? true { lower = bound }
                    } else {
                        if crossing.sign < 0 { continue criteria }
                        if upper.map({ crossing < $0.weight }) ?? true { upper = bound }
                    }
                }
                if let lower, let upper, lower.weight > upper.weight { continue }
                found.append(
                    Sensitivity(
                        criterion: weights[index].criterion.criterion, weight: weights[index].weight,
                        alternative: alternative, lower: lower, upper: upper))
            }
            return found
        }
    }
}
