// Made by tools/api-types.mjs out of the OpenAPI document: npm run api-types makes it anew.
export interface paths {
    "/access/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    action: string;
                    person: string;
                    record?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccessExplained"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    rule?: string;
                    sort?: "number" | "-number" | "updated" | "-updated";
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ActingLicence"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLicence"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicence"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LicenceLabelling"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicenceReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LicenceSignature"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/acting-licences/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LicenceReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActingLicence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attribute?: string;
                    beforePolicyVersionId?: string;
                    brokenGlass?: boolean;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    effectiveness?: "follows" | "waiting" | "due" | "passed" | "failed";
                    externalId?: string;
                    importId?: string;
                    level?: number;
                    limit?: number;
                    market?: string;
                    missing?: boolean;
                    overdue?: boolean;
                    owner?: string;
                    phaseId?: string;
                    policyVersionId?: string;
                    program?: string;
                    q?: string;
                    severity?: string;
                    sort?: "next" | "-next" | "due" | "-due" | "created" | "-created" | "number" | "-number" | "level" | "-level" | "updated" | "-updated" | "severity" | "-severity" | "urgency" | "-urgency";
                    status?: string;
                    tag?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["ActionItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateItem"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ItemChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/action-items/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/break-glass/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassConfirmation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/break-glass/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ItemReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/change-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DueChange"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "created" | "-created";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Comment"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CommentRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDependency"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/dependencies/{predecessorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    predecessorId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/due-move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    date: string;
                    time?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DueMove"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/duration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WorkDuration"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/effectiveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/effectiveness/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckPolicy"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Evidence"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLink"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Evidence"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    evidenceId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Evidence"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/evidence/{evidenceId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    evidenceId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/evidence/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        title?: string;
                    };
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Evidence"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Extension"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtensionRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/extensions/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConsentRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/extensions/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtensionDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/extensions/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ItemReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/measured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                breach: {
                                    id: string;
                                    key: string;
                                };
                                by: string | null;
                                comparedWith: string[];
                                definition: number;
                                drift: {
                                    p: number;
                                    slope: number;
                                } | null;
                                effect: {
                                    high: number;
                                    low: number;
                                    value: number;
                                } | null;
                                /** Format: date */
                                from: string;
                                leftOut: string[];
                                metric: {
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                notes: string[];
                                of: string[];
                                periodsLeftOut: string[];
                                placebo: {
                                    asLarge: number;
                                    parts: number;
                                } | null;
                                points: {
                                    /** Format: date */
                                    period: string;
                                    /** @enum {string} */
                                    side: "before" | "after";
                                    with: number;
                                    without: number | null;
                                }[];
                                program: {
                                    id: string;
                                    name: string;
                                } | null;
                                said: string[];
                                /** @enum {string} */
                                scale: "value" | "index";
                                slice: {
                                    [key: string]: string;
                                };
                                /** Format: date */
                                to: string;
                                /** @enum {string} */
                                verdict: "better" | "worse" | "changed" | "not_told" | "drifted" | "too_few";
                                with: {
                                    after: number;
                                    before: number;
                                } | null;
                                without: {
                                    after: number;
                                    before: number;
                                } | null;
                            }[];
                            none: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/policy-meaning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MeantPolicy"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyMeaning"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/policy-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TriedPolicy"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffQuestion"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuestionRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/questions/{questionId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    questionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reopening"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/replan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Replanning"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignOffDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/sign-off/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Slip"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatIf"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActionItemDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attribute?: string;
                    beforePolicyVersionId?: string;
                    brokenGlass?: boolean;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    effectiveness?: "follows" | "waiting" | "due" | "passed" | "failed";
                    externalId?: string;
                    importId?: string;
                    level?: number;
                    limit?: number;
                    market?: string;
                    missing?: boolean;
                    overdue?: boolean;
                    owner?: string;
                    phaseId?: string;
                    policyVersionId?: string;
                    program?: string;
                    q?: string;
                    severity?: string;
                    sort?: "next" | "-next" | "due" | "-due" | "created" | "-created" | "number" | "-number" | "level" | "-level" | "updated" | "-updated" | "severity" | "-severity" | "urgency" | "-urgency";
                    status?: string;
                    tag?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/action-items/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ItemState"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    by: "market" | "domain" | "program" | "team";
                    domain?: string;
                    market?: string;
                    program?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ageing"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    month?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AiBudget"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AiMeasure"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    record?: string;
                    sort?: "number" | "-number";
                    task?: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AiRun"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRunRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AiRunDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AiRunDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/runs/{id}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: string | null;
                            instruction: string | null;
                            /** Format: uuid */
                            runId: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    record?: string;
                    sort?: "number" | "-number";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AiSent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AiStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    record?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AiTask"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    chair?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    finding?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Alignment"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAlignmentRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentAnswer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentAsking"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentRevising"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/revise-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentRevisionPreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentRevisionPreviewed"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AlignmentRevision"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConditionSettling"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlignmentReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlignmentDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alignments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    chair?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    finding?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    method?: "whys" | "ishikawa" | "fault-tree";
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Analysis"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAnalysisRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisAsk"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/asks/{number}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisAnswer"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/asks/{number}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/break-glass/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassConfirmation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/break-glass/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisVersionRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisNote"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "number" | "-number";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AnalysisVersion"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisVersionDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnalysisReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    method?: "whys" | "ishikawa" | "fault-tree";
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyses/pareto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    brokenGlass?: boolean;
                    by: "cause" | "stage" | "domain" | "market" | "month";
                    cause?: string;
                    changedSince?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    market?: string;
                    method?: "whys" | "ishikawa" | "fault-tree";
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    role?: "root" | "contributing";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CausePareto"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    actor?: string;
                    after?: string;
                    before?: string;
                    cursor?: string;
                    limit?: number;
                    programId?: string;
                    sort?: "seq" | "-seq";
                    subjectId?: string;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEvent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoints: components["schemas"]["AuditCheckpoint"][];
                            entries: components["schemas"]["SealedEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            destinations: components["schemas"]["CheckpointDestination"][];
                            items: components["schemas"]["AuditCheckpoint"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditKey"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/unsealed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: components["schemas"]["ProvenEvent"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    band?: "amber" | "red";
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    limit?: number;
                    market?: string;
                    metric?: string;
                    owner?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    type?: "out_of_band" | "missing";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Breach"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreachDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreachDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BreachReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreachDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    band?: "amber" | "red";
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    limit?: number;
                    market?: string;
                    metric?: string;
                    owner?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    type?: "out_of_band" | "missing";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: "reassign" | "extend" | "hold" | "resume" | "replan" | "cancel" | "calendar";
                    limit?: number;
                    state?: "previewed" | "running" | "done" | "cancelled" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BulkOperation"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkRequest"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkOperationDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkOperationDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkOperationDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    moved?: boolean;
                    result?: "pending" | "done" | "unchanged" | "refused" | "skipped";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BulkItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkRun"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkOperationDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    market?: string;
                    sort?: "key" | "-key";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Calendar"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewCalendarRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    date?: string;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CalendarPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/calendars/{key}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: number;
                    to?: number;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDifference"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/calendars/{key}/draft/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replanning: components["schemas"]["BulkOperationDetail"] | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportedDays"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OverridesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    date: string;
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PublishRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefreshedCalendar"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/rules/{what}/{from}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    from: string;
                    key: string;
                    what: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDetail"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendars/{key}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    year?: number;
                };
                header?: never;
                path: {
                    key: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarVersionDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    impact?: number;
                    lead?: string;
                    likelihood?: number;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    reporter?: string;
                    severity?: "low" | "medium" | "high" | "critical";
                    sort?: "due" | "-due" | "severity" | "-severity" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    source?: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    verdict?: "substantiated" | "unsubstantiated" | "inconclusive";
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Case"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewCaseRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/cases/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseClosing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "created" | "-created";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Comment"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CommentRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseConclusion"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/links/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    recordId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseMerge"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseMerges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/merges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseMergesPreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseMergePreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReopening"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseTriage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/by-severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    impact?: number;
                    lead?: string;
                    likelihood?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    reporter?: string;
                    severity?: "low" | "medium" | "high" | "critical";
                    source?: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    verdict?: "substantiated" | "unsubstantiated" | "inconclusive";
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CasesBySeverity"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    impact?: number;
                    lead?: string;
                    likelihood?: number;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    reporter?: string;
                    severity?: "low" | "medium" | "high" | "critical";
                    sort?: "due" | "-due" | "severity" | "-severity" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    source?: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    verdict?: "substantiated" | "unsubstantiated" | "inconclusive";
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImported"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SimilarRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: string;
                            items: components["schemas"]["SimilarRecord"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cause-taxonomy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CauseTaxonomy"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaxonomyBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CauseTaxonomy"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/command-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CommandKey"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CommandKey"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/command-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    about?: "design" | "operating";
                    changedSince?: string;
                    control?: string;
                    cursor?: string;
                    deficiency?: "deficiency" | "significant_deficiency" | "material_weakness";
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    effective?: boolean;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    tester?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["ControlTest"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewControlTest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestConclusion"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestDraw"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestGrade"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestJudgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlTestReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlTestDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/control-tests/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    about?: "design" | "operating";
                    changedSince?: string;
                    control?: string;
                    cursor?: string;
                    deficiency?: "deficiency" | "significant_deficiency" | "material_weakness";
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    effective?: boolean;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    tester?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attested?: boolean;
                    automation?: "manual" | "semi_automated" | "automated";
                    changedSince?: string;
                    covers?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    failing?: boolean;
                    limit?: number;
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "next" | "-next" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    type?: "preventive" | "detective" | "corrective";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Control"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewControlRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/controls/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/attest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlAttestation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/links/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    recordId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/operate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlNote"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ControlReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ControlVersion"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attested?: boolean;
                    automation?: "manual" | "semi_automated" | "automated";
                    changedSince?: string;
                    covers?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    failing?: boolean;
                    limit?: number;
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "next" | "-next" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    type?: "preventive" | "detective" | "corrective";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    domain?: string;
                    market?: string;
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlCoverage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImported"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/controls/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    at?: string;
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    scope?: "approvals" | "everything";
                    sort?: "start" | "-start";
                    standIn?: string;
                    state?: "coming" | "active" | "ended" | "revoked";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Delegation"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDelegationRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delegation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delegation"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delegation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    channel?: "email" | "lark" | "slack" | "teams";
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    since?: string;
                    sort?: "created" | "-created";
                    state?: "pending" | "sent" | "dead" | "dropped";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Delivery"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/bounced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BouncedMail"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            action: string | null;
                            deliveryId: string | null;
                            outcome: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Resend"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sentAgain: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDeviceLogin"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceLogin"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device-logins/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeviceCode"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceToken"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Doctor"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/engine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    hours?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EngineHealth"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kinds?: string;
                    record?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    endsAfter?: string;
                    endsBefore?: string;
                    item?: string;
                    kind?: "policy_exception" | "risk_acceptance";
                    limit?: number;
                    market?: string;
                    program?: string;
                    q?: string;
                    requestedBy?: string;
                    residual?: "low" | "medium" | "high" | "critical";
                    riskOwner?: string;
                    sort?: "ends" | "-ends" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stale?: boolean;
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Exception"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewExceptionRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExceptionChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/exceptions/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/break-glass/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassConfirmation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/break-glass/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/policy-meaning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PolicyBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeantException"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/reassess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reassessment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Renewal"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExceptionReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExceptionDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExceptionReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExceptionDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exceptions/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    endsAfter?: string;
                    endsBefore?: string;
                    item?: string;
                    kind?: "policy_exception" | "risk_acceptance";
                    limit?: number;
                    market?: string;
                    program?: string;
                    q?: string;
                    requestedBy?: string;
                    residual?: "low" | "medium" | "high" | "critical";
                    riskOwner?: string;
                    sort?: "ends" | "-ends" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stale?: boolean;
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/action-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attribute?: string;
                    beforePolicyVersionId?: string;
                    brokenGlass?: boolean;
                    cause?: string;
                    changedSince?: string;
                    columns?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    effectiveness?: "follows" | "waiting" | "due" | "passed" | "failed";
                    externalId?: string;
                    format?: "csv" | "xlsx";
                    importId?: string;
                    level?: number;
                    market?: string;
                    missing?: boolean;
                    overdue?: boolean;
                    owner?: string;
                    phaseId?: string;
                    policyVersionId?: string;
                    program?: string;
                    q?: string;
                    separator?: "comma" | "semicolon" | "tab";
                    severity?: string;
                    sort?: "next" | "-next" | "due" | "-due" | "created" | "-created" | "number" | "-number" | "level" | "-level" | "updated" | "-updated" | "severity" | "-severity" | "urgency" | "-urgency";
                    status?: string;
                    tag?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/alignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    chair?: string;
                    changedSince?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    finding?: string;
                    format?: "csv" | "xlsx";
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    separator?: "comma" | "semicolon" | "tab";
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    team?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    format?: "csv" | "xlsx";
                    impact?: number;
                    lead?: string;
                    likelihood?: number;
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    reporter?: string;
                    separator?: "comma" | "semicolon" | "tab";
                    severity?: "low" | "medium" | "high" | "critical";
                    sort?: "due" | "-due" | "severity" | "-severity" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    source?: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    verdict?: "substantiated" | "unsubstantiated" | "inconclusive";
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    attested?: boolean;
                    automation?: "manual" | "semi_automated" | "automated";
                    changedSince?: string;
                    covers?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    failing?: boolean;
                    format?: "csv" | "xlsx";
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    separator?: "comma" | "semicolon" | "tab";
                    sort?: "due" | "-due" | "next" | "-next" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    type?: "preventive" | "detective" | "corrective";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    age?: "under_30" | "under_90" | "under_180" | "over_180";
                    author?: string;
                    cause?: string;
                    changedSince?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    format?: "csv" | "xlsx";
                    grade?: "observation" | "finding";
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    reopened?: boolean;
                    repeated?: boolean;
                    separator?: "comma" | "semicolon" | "tab";
                    sort?: "due" | "-due" | "target" | "-target" | "rating" | "-rating" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    control?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    format?: "csv" | "xlsx";
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    q?: string;
                    separator?: "comma" | "semicolon" | "tab";
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    separator?: "comma" | "semicolon" | "tab";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/finding-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingLimits"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingLimitsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingLimits"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    age?: "under_30" | "under_90" | "under_180" | "over_180";
                    author?: string;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    grade?: "observation" | "finding";
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    reopened?: boolean;
                    repeated?: boolean;
                    sort?: "due" | "-due" | "target" | "-target" | "rating" | "-rating" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Finding"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewFindingRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/findings/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingNote"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingCause"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "created" | "-created";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Comment"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CommentRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingDispute"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingDone"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingLaunch"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/launch-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingLaunchPreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingLaunchPreviewed"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/links/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    recordId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/lower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingProposal"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/raise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingRaise"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/remediate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingRemediation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingReopening"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingVerification"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FindingReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/by-age": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    age?: "under_30" | "under_90" | "under_180" | "over_180";
                    author?: string;
                    cause?: string;
                    changedSince?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    grade?: "observation" | "finding";
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    reopened?: boolean;
                    repeated?: boolean;
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindingsByAge"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    age?: "under_30" | "under_90" | "under_180" | "over_180";
                    author?: string;
                    cause?: string;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    grade?: "observation" | "finding";
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    reopened?: boolean;
                    repeated?: boolean;
                    sort?: "due" | "-due" | "target" | "-target" | "rating" | "-rating" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImported"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisterImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    limit?: number;
                    market?: string;
                    owner?: string;
                    q?: string;
                    retired?: boolean;
                    sort?: "key" | "-key" | "name" | "-name" | "updated" | "-updated";
                    stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                    state?: "none" | "too_few" | "green" | "amber" | "red";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Metric"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewMetricRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MetricDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MetricDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MetricChangesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MetricDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/governance-metrics/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: string;
                    afterTo?: string;
                    before?: string;
                    beforeTo?: string;
                    by?: string;
                    outOf?: string;
                    slice?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            after: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            before: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            };
                            definition: number;
                            dimensions: {
                                after: number | null;
                                before: number | null;
                                change: number | null;
                                choose: string[][];
                                difference: {
                                    high: number;
                                    low: number;
                                    value: number;
                                } | null;
                                dimension: string;
                                enough: number | null;
                                mix: number;
                                notes: string[];
                                others: {
                                    count: number;
                                    effect: number;
                                } | null;
                                outOf: string[];
                                own: number;
                                parts: {
                                    after: number | null;
                                    baseAfter: number | null;
                                    baseBefore: number | null;
                                    before: number | null;
                                    difference: {
                                        high: number;
                                        low: number;
                                        value: number;
                                    } | null;
                                    effect: number;
                                    mix: number;
                                    name: string | null;
                                    own: number;
                                }[];
                                reversal: ("every_part" | "together") | null;
                                said: string[];
                            }[];
                            slice: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    definition?: number;
                    from?: string;
                    kind?: "individuals" | "p" | "p_prime" | "u";
                    slice?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            centre: number;
                            /** @enum {string} */
                            kind: "individuals" | "p" | "p_prime" | "u";
                            levels: {
                                after: number;
                                before: number;
                                between: {
                                    /** Format: date */
                                    first: string;
                                    /** Format: date */
                                    last: string;
                                };
                                /** Format: date */
                                from: string;
                                text: string;
                            }[];
                            movingRange: {
                                mean: number;
                                upper: number;
                                values: number[];
                            } | null;
                            notes: string[];
                            points: {
                                interval: {
                                    lower: number;
                                    upper: number;
                                } | null;
                                lower: number;
                                /** Format: date */
                                period: string;
                                upper: number;
                                value: number;
                            }[];
                            sigmaZ: number | null;
                            signals: {
                                periods: string[];
                                /** @enum {string} */
                                rule: "beyond_limits" | "two_of_three" | "four_of_five" | "eight_in_a_row";
                                /** @enum {string} */
                                side: "above" | "below";
                                text: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    against?: string;
                    by?: string;
                    from?: string;
                    of?: string;
                    outOf?: string;
                    periods?: number;
                    program?: string;
                    slice?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            by: string | null;
                            comparedWith: string[];
                            definition: number;
                            drift: {
                                p: number;
                                slope: number;
                            } | null;
                            effect: {
                                high: number;
                                low: number;
                                value: number;
                            } | null;
                            /** Format: date */
                            from: string;
                            leftOut: string[];
                            notes: string[];
                            of: string[];
                            periodsLeftOut: string[];
                            placebo: {
                                asLarge: number;
                                parts: number;
                            } | null;
                            points: {
                                /** Format: date */
                                period: string;
                                /** @enum {string} */
                                side: "before" | "after";
                                with: number;
                                without: number | null;
                            }[];
                            program: {
                                id: string;
                                name: string;
                            } | null;
                            said: string[];
                            /** @enum {string} */
                            scale: "value" | "index";
                            slice: {
                                [key: string]: string;
                            };
                            /** Format: date */
                            to: string;
                            /** @enum {string} */
                            verdict: "better" | "worse" | "changed" | "not_told" | "drifted" | "too_few";
                            with: {
                                after: number;
                                before: number;
                            } | null;
                            without: {
                                after: number;
                                before: number;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    definition?: number;
                    from?: string;
                    slice?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MetricValue"][];
                            slice: components["schemas"]["MetricSlice"];
                            threshold: components["schemas"]["MetricThreshold"] | null;
                            truncated: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/slices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "slice" | "-slice" | "state" | "-state";
                    state?: "none" | "too_few" | "green" | "amber" | "red";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MetricSlice"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MetricValuesRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            corrected: number;
                            created: number;
                            ended: number;
                            moved: components["schemas"]["MetricSlice"][];
                            movedCount: number;
                            opened: number;
                            unchanged: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-metrics/{id}/values/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            corrected: number;
                            created: number;
                            ended: number;
                            ignoredColumns: string[];
                            moved: components["schemas"]["MetricSlice"][];
                            movedCount: number;
                            opened: number;
                            unchanged: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    domain?: string;
                    market?: string;
                    program?: string;
                    week?: string;
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GovernanceReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/preview/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    domain?: string;
                    format?: "html" | "text";
                    language?: "en" | "zh-CN";
                    market?: string;
                    program?: string;
                    week?: string;
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "made" | "-made";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SentReport"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/sent/{sentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GovernanceReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/sent/{sentId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "html" | "text";
                    language?: "en" | "zh-CN";
                };
                header?: never;
                path: {
                    sentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "next" | "-next";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReportSubscription"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSubscription"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportSubscription"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/governance-reports/subscriptions/{subscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subscriptionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportSubscription"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subscriptionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subscriptionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubscriptionChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportSubscription"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    program?: string;
                    sort?: "created" | "-created";
                    state?: "queued" | "reading" | "writing" | "done" | "failed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Import"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options: string;
                    };
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgainRequest"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rejected-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RejectedRows"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "placed" | "-placed";
                    state?: "holds" | "lifted";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LegalHold"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewHold"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LegalHold"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/legal-holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LegalHold"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/legal-holds/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhyLifted"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LegalHold"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "starts" | "-starts";
                    state?: "coming" | "running" | "over" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MaintenanceWindow"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWindow"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaintenanceWindow"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance-windows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaintenanceWindow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance-windows/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MaintenanceWindow"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettings"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MessageSettingsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageSettings"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    kind: "person" | "team" | "program" | "policy" | "template" | "rota" | "recurrence" | "webhook";
                    name: string;
                    policyKind?: "escalation" | "reminder" | "sign_off" | "extension" | "exception" | "effectiveness";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "person" | "team" | "program" | "policy" | "template" | "rota" | "recurrence" | "webhook";
                            name: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: "assigned" | "reassigned" | "reminder" | "breach" | "level" | "acknowledged" | "submitted" | "signed" | "sent_back" | "content_changed" | "done" | "sign_off_limit" | "due_changed" | "held" | "resumed" | "cancelled" | "reopened" | "items_moved" | "suspended" | "released" | "mentioned" | "voted_against" | "signature_revoked" | "withdrawn" | "no_longer_asked" | "nobody_can_decide" | "question_asked" | "question_answered" | "follow_up" | "extension_requested" | "extension_agreed" | "consent_granted" | "extension_refused" | "extension_taken_back" | "extension_limit" | "extension_granted" | "glass_asked" | "glass_broken" | "glass_ended" | "tollgate_opened" | "tollgate_sent_back" | "tollgate_passed" | "program_closed" | "phase_empty" | "phase_target_missed" | "may_start" | "circle_found" | "must_wait" | "check_asked" | "check_late" | "check_passed" | "check_failed" | "delegation_planned" | "delegation_started" | "delegation_ended" | "handed_over" | "left_with_work" | "token_made" | "role_given" | "role_taken" | "invited" | "password_forgotten" | "sign_in_link_made" | "webhook_disabled" | "webhook_given_up" | "rule_stopped" | "licence_fallen" | "licence_judged" | "channel_down" | "calendars_unknown" | "record_set_aside" | "command_refused" | "manager_passes_alone" | "exception_requested" | "risk_owner_named" | "exception_changed" | "exception_late" | "exception_signed" | "exception_voted_against" | "exception_sent_back" | "exception_approved" | "exception_refused" | "exception_withdrawn" | "exception_lapsed" | "exception_started" | "exception_reminder" | "exception_stale" | "exception_revoked" | "exception_ended" | "occurrence_made" | "occurrence_missed" | "occurrence_failed" | "recurrence_ended" | "risk_assigned" | "risk_reassigned" | "risk_reminder" | "risk_overdue" | "risk_level" | "risk_acknowledged" | "risk_review_asked" | "risk_review_changed" | "risk_review_late" | "risk_review_withdrawn" | "risk_no_longer_asked" | "risk_nobody_decides" | "risk_signed" | "risk_voted_against" | "risk_sent_back" | "risk_reviewed" | "risk_scheduled" | "risk_reopened" | "case_reported" | "case_assigned" | "case_reassigned" | "case_triage_reminder" | "case_reminder" | "case_untriaged" | "case_untriaged_level" | "case_overdue" | "case_level" | "case_acknowledged" | "case_triaged" | "case_rejected" | "case_concluded" | "case_closed" | "case_scheduled" | "case_reopened" | "case_merged" | "case_unmerged" | "case_joined" | "case_parted" | "review_opened" | "review_adjudicating" | "review_assigned" | "review_reassigned" | "review_reminder" | "review_overdue" | "review_level" | "review_scheduled" | "review_closed" | "review_cancelled" | "finding_proposed" | "finding_assigned" | "finding_reassigned" | "finding_limit_reminder" | "finding_reminder" | "finding_unanswered" | "finding_unanswered_level" | "finding_overdue" | "finding_level" | "finding_acknowledged" | "finding_agreed" | "finding_disputed" | "finding_done" | "finding_sent_back" | "finding_verified" | "finding_withdrawn" | "finding_lowered" | "finding_scheduled" | "finding_reopened" | "breach_opened" | "breach_worse" | "breach_missing" | "breach_level" | "breach_ended" | "breach_given" | "breach_taken" | "analysis_assigned" | "analysis_reassigned" | "analysis_reminder" | "analysis_overdue" | "analysis_level" | "analysis_acknowledged" | "analysis_asked" | "analysis_ask_reminder" | "analysis_ask_overdue" | "analysis_ask_level" | "analysis_unasked" | "analysis_answered" | "analysis_review_asked" | "analysis_review_changed" | "analysis_review_late" | "analysis_review_withdrawn" | "analysis_no_longer_asked" | "analysis_nobody_decides" | "analysis_one_signed" | "analysis_voted_against" | "analysis_sent_back" | "analysis_signed" | "analysis_scheduled" | "analysis_reopened" | "analysis_withdrawn" | "alignment_asked" | "alignment_asked_again" | "alignment_revised" | "alignment_named" | "alignment_reminder" | "alignment_chair_reminder" | "alignment_unanswered" | "alignment_unanswered_level" | "alignment_undecided" | "alignment_undecided_level" | "alignment_acknowledged" | "alignment_answered" | "alignment_deciding" | "alignment_condition" | "alignment_agreed" | "alignment_not_agreed" | "alignment_withdrawn" | "alignment_scheduled" | "alignment_chair" | "alignment_chair_left" | "control_operates" | "control_changed" | "control_assigned" | "control_reassigned" | "control_operator" | "control_operator_before" | "control_attest_reminder" | "control_unattested" | "control_unattested_level" | "control_attested" | "control_acknowledged" | "control_retired" | "run_expected" | "run_reminder" | "run_missed" | "run_level" | "run_exceptions" | "run_given" | "run_taken" | "run_acknowledged" | "run_closed" | "control_test_planned" | "control_test_assigned" | "control_test_reassigned" | "control_test_reminder" | "control_test_overdue" | "control_test_level" | "control_test_acknowledged" | "control_test_passed" | "control_test_failed" | "control_test_graded" | "control_test_cancelled" | "proposal_made" | "proposal_reminder" | "proposal_rejected" | "proposal_over" | "proposal_carried_out" | "proposal_failed";
                    limit?: number;
                    program?: string;
                    sort?: "at" | "-at";
                    subject?: string;
                    unread?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Notification"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Notification"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            read: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    control?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["ControlOccurrence"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlOccurrenceDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlOccurrenceDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OccurrenceReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlOccurrenceDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/perform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OccurrencePerformance"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlOccurrenceDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OccurrenceReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ControlOccurrenceDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occurrences/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    control?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    missed?: boolean;
                    operator?: string;
                    overdue?: boolean;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    access?: "administrator" | "program_manager" | "member" | "auditor";
                    active?: boolean;
                    cursor?: string;
                    email?: string;
                    limit?: number;
                    manager?: string;
                    market?: string;
                    name?: string;
                    q?: string;
                    sort?: "name" | "-name" | "created" | "-created";
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Person"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPerson"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PersonPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonChanged"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/people/{id}/action-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ActionLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/action-links/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Revocation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revoked: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/another": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhyTheyAreOther"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/contact-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ContactPoint"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewContactPointRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactPoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/contact-points/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    contactId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/contact-points/{contactId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    contactId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactCode"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactPoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/contact-points/{contactId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    contactId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            deliveryId: string;
                            state: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ErasureAsked"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Erasure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/erase/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Erasure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Feed"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewFeed"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeedWithUrl"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    feedId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverRun"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandOver"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/hand-over/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverTo"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandOver"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Holdings"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LeavingRun"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Leaving"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/leave/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LeavingRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Leaving"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessagePreferences"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreferencesBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessagePreferences"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/same-as": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhyTheyAreSame"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSignInLink"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInLink"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/stand-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: {
                                path: components["schemas"]["PersonRef"][];
                                person: components["schemas"]["PersonRef"];
                            } | null;
                            /** Format: date-time */
                            at: string;
                            everything: {
                                path: components["schemas"]["PersonRef"][];
                                person: components["schemas"]["PersonRef"];
                            } | null;
                            person: components["schemas"]["PersonRef"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/stored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiToken"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTokenRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiToken"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tokenId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            created: number;
                            dryRun: boolean;
                            ignoredColumns: string[];
                            notes: {
                                [key: string]: unknown;
                            }[];
                            people: {
                                changes: {
                                    [key: string]: {
                                        from: string | null;
                                        to: string | null;
                                    };
                                };
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                outcome: "created" | "updated" | "unchanged";
                                row: number;
                            }[];
                            rejected: {
                                column: string | null;
                                message: string;
                                row: number;
                            }[];
                            rejectedCount: number;
                            unchanged: number;
                            updated: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: "escalation" | "reminder" | "sign_off" | "extension" | "exception" | "effectiveness";
                    limit?: number;
                    q?: string;
                    sort?: "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Policy"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPolicy"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PolicyBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PolicyBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}/versions/{version}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyPublication"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Policy"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    limit?: number;
                    manager?: string;
                    market?: string;
                    name?: string;
                    q?: string;
                    sort?: "name" | "-name" | "created" | "-created";
                    status?: "draft" | "active" | "on_hold" | "closed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["ProgramSummary"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateProgram"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgramChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/programs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgramReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "created" | "-created";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Comment"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CommentRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comment"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/critical-path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CriticalPath"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DependencyGraph"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgramReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPhase"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PhasePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/break-glass/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassConfirmation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/break-glass/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffQuestion"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuestionRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/questions/{questionId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                    questionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignOffDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/sign-off/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/phases/{phaseId}/tollgate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    phaseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgramReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgramProgress"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ContactPoint"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewContactPointRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactPoint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/rooms/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/rooms/{roomId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            deliveryId: string;
                            state: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgramSchedule"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgramTemplate"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Template"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programs/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProofRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proof"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    about?: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                    author?: string;
                    changedSince?: string;
                    command?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    maker?: "person" | "rule" | "model" | "client";
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    record?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Proposal"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewProposalRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposalAnew"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposalApproval"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposalRejection"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposalWithdrawal"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                commands: string[];
                                /** @enum {string} */
                                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    about?: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                    author?: string;
                    changedSince?: string;
                    command?: string;
                    cursor?: string;
                    domain?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    maker?: "person" | "rule" | "model" | "client";
                    market?: string;
                    overdue?: boolean;
                    q?: string;
                    record?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposals/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecisionOnMany"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string | null;
                                detail: string | null;
                                done: boolean;
                                proposal: string;
                                status: ("proposed" | "approved" | "carried_out" | "failed" | "rejected" | "withdrawn" | "superseded" | "over") | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QueryRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueryAnswer"];
                        "application/vnd.apache.parquet": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    program?: string;
                    q?: string;
                    status?: "active" | "paused" | "ended";
                    template?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Recurrence"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRecurrence"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/recurrences/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "made" | "failed" | "missed" | "skipped";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            coming: components["schemas"]["ComingOccurrence"][];
                            items: components["schemas"]["RecurrenceOccurrence"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SchedulePreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewedSchedule"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceRun"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceSkip"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/{id}/unskip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RecurrenceUnskip"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recurrence"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recurrences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSchedulePreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewedSchedule"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    program?: string;
                    sort?: "requested" | "-requested";
                    state?: "waiting" | "playing" | "done" | "failed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rehearsal"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRehearsal"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rehearsals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalResult"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rehearsals/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestOutcome"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Retention"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention/{class}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    class: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeptFor"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Retention"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention/{class}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    class: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeptAsked"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            before: string;
                            /** @enum {string} */
                            class: "messages" | "deliveries" | "weekly_reports" | "ai_contents" | "webhook_deliveries" | "sessions" | "sign_in_links" | "rehearsals" | "import_rows";
                            count: number;
                            days: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    judge?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["ReviewRound"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewReviewRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/review-rounds/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: {
                                adjudicated: number;
                                answered: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandBackBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: {
                                adjudicated: number;
                                answered: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        options?: string;
                    };
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dryRun: boolean;
                            golden: number;
                            ignoredColumns: string[];
                            items: number;
                            listed: number;
                            population: number;
                            rejected: {
                                column: string | null;
                                message: string;
                                row: number;
                            }[];
                            rejectedCount: number;
                            seed: string;
                            strata: {
                                drawn: number;
                                name: string;
                                population: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: {
                                adjudicated: number;
                                answered: number;
                            };
                            item: components["schemas"]["HeldItem"] | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewResults"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/results/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "xlsx";
                    separator?: "comma" | "semicolon" | "tab";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReviewStaff"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewRoundDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    judge?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    sort?: "due" | "-due" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-rounds/sample-size": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    confidence?: number;
                    margin?: number;
                    population?: number;
                    prevalence?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assumptions: string[];
                            size: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    sort?: "due" | "-due" | "score" | "-score" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            changedUntil?: string;
                            items: components["schemas"]["Risk"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRiskRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/risks/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/break-glass/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GlassConfirmation"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/break-glass/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OptionalReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RecordLink"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadersRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readers"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskReassignment"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskReopening"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskReviewRequest"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskSchedule"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/sealed-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
                            erasures: components["schemas"]["SealedRecordEvent"][];
                            events: components["schemas"]["SealedRecordEvent"][];
                            /** Format: uuid */
                            id: string;
                            size: number;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskDecision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignOffRound"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineEntry"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/upcoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpcomingStep"][];
                            more?: boolean;
                            paused: {
                                /** Format: date-time */
                                since: string;
                                why: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RiskReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RiskDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/risks/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    brokenGlass?: boolean;
                    changedSince?: string;
                    cursor?: string;
                    domain?: string;
                    domainLead?: string;
                    dueAfter?: string;
                    dueBefore?: string;
                    limit?: number;
                    market?: string;
                    overdue?: boolean;
                    owner?: string;
                    q?: string;
                    rating?: "low" | "medium" | "high" | "critical";
                    sort?: "due" | "-due" | "score" | "-score" | "created" | "-created" | "number" | "-number" | "updated" | "-updated";
                    status?: string;
                    waitingFor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    role?: "administrator" | "head_of_governance" | "program_manager" | "risk_analyst" | "control_owner" | "tester" | "auditor" | "member";
                    sort?: "given" | "-given";
                    state?: "coming" | "holds" | "over" | "taken";
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RoleGrant"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRoleGrantRequest"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleGrant"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleGrant"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                    sort?: "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rota"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRota"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rota"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rota"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRota"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rota"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rotas/{id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Swap"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rota"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    kind?: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                    limit?: number;
                    q?: string;
                    sort?: "number" | "-number" | "name" | "-name" | "updated" | "-updated";
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rule"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRule"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}/back-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BackTestAsked"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BackTest"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RulePublication"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleToCheck"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleToCheck"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                column: number | null;
                                line: number | null;
                                message: string;
                                path: string;
                            }[];
                            text: string | null;
                            valid: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    kind?: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RuleFacts"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleReason"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stopped: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    record?: string;
                    rule?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleWhy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    kinds?: string;
                    limit?: number;
                    market?: string;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SearchHit"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    market?: string;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                count: number;
                                /** @enum {string} */
                                kind: "item" | "program" | "exception" | "risk" | "case" | "finding" | "control" | "review_round" | "analysis" | "alignment" | "policy" | "template" | "person" | "team" | "recurrence" | "calendar" | "comment" | "evidence";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/severity-matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeverityMatrix"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SeverityMatrixBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SeverityMatrix"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    active?: boolean;
                    cursor?: string;
                    key?: string;
                    kind?: "oidc" | "lark" | "jwt";
                    limit?: number;
                    sort?: "key" | "-key";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SignInProvider"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewProvider"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInProvider"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInProvider"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInProvider"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/sign-in-providers/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    person?: string;
                    sort?: "created" | "-created";
                    subject?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Identity"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewIdentity"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Identity"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-providers/{id}/identities/{identityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    identityId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-off-rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedContent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    market?: string;
                    q?: string;
                    sort?: "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Team"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTeam"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Template"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTemplate"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Template"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Template"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateDraft"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Template"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateLaunch"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Program"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LaunchPreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewedLaunch"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Template"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateRehearsal"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RehearsalResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TemplateVersion"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateVersion"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftPreview"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewedTemplate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    calendar?: string;
                    duration: string;
                    from: string;
                    person?: string;
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedTime"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time/between": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    calendar?: string;
                    from: string;
                    person?: string;
                    to: string;
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimeBetween"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time/subtract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    calendar?: string;
                    duration: string;
                    from: string;
                    person?: string;
                    version?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedTime"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    list?: "action-items" | "programs" | "exceptions" | "risks" | "cases" | "findings" | "controls" | "occurrences" | "people" | "policies" | "deliveries" | "audit-events";
                    name?: string;
                    sort?: "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["View"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewView"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/views/{id}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    active?: boolean;
                    cursor?: string;
                    limit?: number;
                    program?: string;
                    q?: string;
                    sort?: "name" | "-name" | "created" | "-created";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookWithSecret"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhookPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    sort?: "created" | "-created";
                    state?: "pending" | "delivered" | "dead";
                    type?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WebhookDelivery"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deliveryId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDeliveryLog"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                            replayed: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookWithSecret"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessExplained: {
            action: string;
            because: string | null;
            by: {
                /** @enum {string} */
                by: "access" | "part" | "role" | "stand_in" | "rules";
                grantIds: string[];
                text: string;
            } | null;
            may: boolean;
            now: boolean;
            person: components["schemas"]["PersonRef"];
            record: {
                /** Format: uuid */
                id: string;
                kind: string;
                name: string;
            } | null;
        };
        Acknowledgement: {
            holdFor?: string;
            note?: string;
        };
        ActingLicence: {
            allowed: number;
            allowedActs: ("label" | "sign" | "withdraw")[];
            because: string | null;
            /** Format: date-time */
            createdAt: string;
            digest: string;
            /** Format: date-time */
            endsAt: string;
            errors: number;
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            id: string;
            inForceAt: string | null;
            key: string;
            labels: number;
            number: number;
            plannedBy: components["schemas"]["PersonRef"];
            round: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                status: "draft" | "open" | "adjudicating" | "closed" | "cancelled";
            } | null;
            rule: {
                /** Format: uuid */
                id: string;
                key: string;
                name: string;
            };
            seed: string | null;
            share: number;
            signed: {
                /** Format: date-time */
                at: string;
                person: components["schemas"]["PersonRef"];
            }[];
            /** @enum {string} */
            state: "planned" | "labelling" | "failed" | "to_sign" | "in_force" | "fallen" | "ended" | "withdrawn";
            /** Format: date-time */
            stateSince: string;
            strata: {
                drawn: number;
                drawnUnmatched: number;
                matched: number;
                name: string;
                unmatched: number;
                verdict: {
                    bound: number;
                    errors: number;
                    licensed: boolean;
                    missing: number;
                } | null;
            }[];
            unmatched: number;
            /** Format: date-time */
            until: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ActingLicenceReport: {
            key: string;
            strata: {
                acted: number;
                agreedOnHeld: {
                    high: number;
                    low: number;
                    value: number;
                } | null;
                agreement: number | null;
                approved: number;
                automation: {
                    high: number;
                    low: number;
                    value: number;
                } | null;
                baseRate: number | null;
                changed: number;
                failed: number;
                held: number;
                licensed: boolean;
                minutesSaved: {
                    high: number;
                    low: number;
                    value: number;
                } | null;
                name: string;
                precision: {
                    high: number;
                    low: number;
                    value: number;
                } | null;
                recall: {
                    high: number;
                    low: number;
                    value: number;
                } | null;
                rejected: number;
                timeActed: {
                    high: number;
                    low: number;
                    minutes: number;
                    n: number;
                } | null;
                timeHeld: {
                    high: number;
                    low: number;
                    minutes: number;
                    n: number;
                } | null;
            }[];
            unlicensed: number;
        };
        ActionItem: {
            acknowledgedAt: string | null;
            acknowledgedUntil: string | null;
            activatedAt: string | null;
            attributes: {
                [key: string]: unknown;
            };
            breachedAt: string | null;
            brokenGlass: boolean;
            /** Format: date-time */
            createdAt: string;
            cycle: number;
            description: string;
            doneAt: string | null;
            doneElsewhere: boolean;
            due: {
                agreed: {
                    /** Format: date */
                    date: string;
                    time: string | null;
                };
                /** Format: date-time */
                at: string;
                basis?: {
                    duration: string;
                    /** Format: date-time */
                    from: string;
                };
                beyondKnown?: boolean;
                counts: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    date: string;
                    time: string;
                };
                /** Format: date */
                date: string;
                endOfWorkingDay: boolean;
                time: string;
                zone: string;
            };
            extensionCount: number;
            externalId: string | null;
            holdReason: string | null;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            lateMode: string;
            missingSince: string | null;
            number: number;
            /** Format: date-time */
            originalDueAt: string;
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            phase: components["schemas"]["NamedRef"];
            policies: {
                effectiveness: string | null;
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                extension: string;
                /** Format: uuid */
                reminder: string;
                /** Format: uuid */
                signOff: string;
            };
            program: components["schemas"]["NamedRef"];
            raisedOn: string | null;
            restricted: boolean;
            rootCause: string | null;
            severity: string | null;
            statement: string | null;
            /** @enum {string} */
            status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
            submittedAt: string | null;
            submittedBy: components["schemas"]["PersonRef"] | null;
            tags: string[];
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ActionItemDetail: components["schemas"]["ActionItem"] & {
            allowed: string[];
            effectiveness: components["schemas"]["EffectivenessCheck"] | null;
            exceptions: {
                /** Format: date-time */
                endsAt: string;
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                kind: "policy_exception" | "risk_acceptance";
                /** @enum {string} */
                status: "draft" | "requested" | "approved" | "active" | "ended" | "revoked" | "refused" | "withdrawn" | "lapsed";
                title: string;
            }[];
            followUpOf: {
                /** Format: uuid */
                roundId: string;
                subject: {
                    /** Format: uuid */
                    id: string;
                    kind: string;
                    name: string;
                };
            } | null;
            holdsUp: components["schemas"]["ItemDependency"][];
            pendingExtension: (components["schemas"]["Extension"] & {
                agreed: number;
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            }) | null;
            refused: {
                because: string;
                command: string;
            }[];
            signOff: {
                breakGlass: {
                    askedBy: components["schemas"]["PersonRef"];
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    expiresAt: string;
                    mayConfirm: components["schemas"]["PersonRef"][];
                    reason: string;
                } | null;
                contentHash: string;
                /** Format: uuid */
                id: string;
                questions: components["schemas"]["SignOffQuestion"][];
                round: number;
                stage: number;
                stages: {
                    approvers: {
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        veto?: boolean;
                        weight?: number;
                    }[];
                    name: string;
                    proof?: {
                        maxAgeMinutes: number;
                    };
                    required: number;
                    votes?: boolean;
                }[];
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            } | null;
            takes: string | null;
            waitsFor: components["schemas"]["ItemDependency"][];
        };
        ActionLink: {
            action: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            subject: {
                /** Format: uuid */
                id: string;
                kind: string | null;
            } | null;
        };
        AddedTime: {
            beyondKnown: boolean;
            calendar: string;
            calendarVersion: number;
            /** Format: uuid */
            calendarVersionId: string;
            duration: string;
            from: {
                /** Format: date-time */
                instant: string;
                local: string;
            };
            /** Format: date-time */
            instant: string;
            local: string;
            skipped: {
                /** Format: date */
                date: string;
                why: string;
            }[];
            warning: string | null;
            zone: string;
        };
        AffectedBody: {
            creators?: number | null;
            listings?: number | null;
            sellers?: number | null;
            users?: number | null;
        };
        AgainRequest: {
            corrections?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            dateOrder?: "dmy" | "mdy" | "ymd";
            defaultOwner?: string;
            draft?: boolean;
            dryRun?: boolean;
            dueRule?: string;
            encoding?: string;
            /** @enum {string} */
            late?: "start" | "catch-up" | "silent";
            lead?: string;
            mapping?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            onConflict?: "ask" | "keep" | "file";
            /** @enum {string} */
            onMissing?: "keep" | "flag" | "cancel";
            /** @enum {string} */
            owners?: "match" | "create";
            policies?: components["schemas"]["ImportPolicyNames"];
            /** @enum {string} */
            severalOwners?: "ask" | "first";
            sheet?: string;
            /** Format: date */
            shiftTo?: string;
            source?: string;
            statusWords?: {
                [key: string]: unknown;
            };
        };
        Ageing: {
            /** @enum {string} */
            by: "market" | "domain" | "program" | "team";
            slices: {
                byAge: {
                    count: number;
                    from: number;
                    until: number | null;
                }[];
                byLate: {
                    count: number;
                    from: number;
                    until: number | null;
                }[];
                id: string | null;
                late: number;
                name: string | null;
                onTime: {
                    elsewhere: number;
                    kept: number;
                    keptFirst: number;
                    n: number;
                };
                open: number;
            }[];
            total: number;
        };
        Agreement: {
            ac1: components["schemas"]["Estimate"] | null;
            alpha: components["schemas"]["Estimate"] | null;
            kappa: components["schemas"]["Estimate"] | null;
            mostCommon: number | null;
            pairs: number;
            raw: components["schemas"]["Estimate"] | null;
            single: number;
        };
        AiBudget: {
            currency: string;
            items: {
                calls: number;
                money: {
                    limit: number;
                    reserved: number;
                    spent: number;
                };
                spent: boolean;
                /** @enum {string} */
                task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
                tokens: {
                    limit: number;
                    reserved: number;
                    spent: number;
                };
            }[];
            month: string;
        };
        AiMeasure: {
            changed: number;
            changedLittle: number;
            failed: number;
            failedToRun: number;
            kept: number;
            keptShare: number | null;
            /** @enum {string} */
            language: "en" | "zh" | "th" | "vi" | "id" | "other";
            medianChange: number | null;
            over: number;
            proposals: number;
            reasons: {
                [key: string]: number;
            };
            rejected: number;
            runs: number;
            statements: number;
            statementsFound: number;
            superseded: number;
            /** @enum {string} */
            task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
            version: number;
            waiting: number;
            withdrawn: number;
        };
        AiRun: {
            /** Format: date-time */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            attempts: number;
            cost: number;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            into: ("en" | "zh-CN" | "id" | "th" | "vi" | "ms") | null;
            /** @enum {string} */
            language: "en" | "zh" | "th" | "vi" | "id" | "other";
            leftOut: number;
            model: string | null;
            outcome: ("proposed" | "summarised" | "listed" | "translated" | "nothing_new" | "unsupported" | "record_changed" | "not_proposed" | "budget_spent" | "withheld" | "off" | "refused" | "cut" | "wrong_json" | "too_large" | "timed_out" | "busy" | "away" | "key_refused" | "not_taken" | "forbidden_address") | null;
            proposals: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                status: "proposed" | "approved" | "carried_out" | "failed" | "rejected" | "withdrawn" | "superseded" | "over";
            }[];
            provider: string | null;
            record: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                kind: "case" | "finding";
                title: string;
            };
            says: string | null;
            /** @enum {string} */
            state: "waiting" | "asking" | "answered" | "ended";
            statements: number | null;
            statementsFound: number | null;
            /** @enum {string} */
            task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
            tokens: number;
            version: number;
        };
        AiRunDetail: components["schemas"]["AiRun"] & {
            drafted: {
                field: string;
                quote: {
                    field: string | null;
                    record: string | null;
                    /** @enum {string} */
                    standing: "same" | "mended" | "not_found";
                    text: string | null;
                };
                text: string;
            }[] | null;
            sentences: {
                due: {
                    stands: boolean;
                    text: string;
                } | null;
                /** @enum {string} */
                is: "none" | "action" | "covered";
                item: string | null;
                number: number;
                owner: {
                    stands: boolean;
                    text: string;
                } | null;
                text: string;
                title: string | null;
            }[] | null;
            source: {
                evidenceId: string | null;
                itemKey: string | null;
                name: string;
                sha256: string;
            } | null;
        };
        AiSent: {
            /** Format: date-time */
            at: string;
            attempt: number;
            by: components["schemas"]["PersonRef"];
            bytes: number;
            digest: string;
            kept: boolean;
            masked: boolean;
            model: string;
            outcome: string | null;
            provider: string;
            record: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                kind: "case" | "finding";
            };
            /** Format: uuid */
            runId: string;
            /** @enum {string} */
            task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
            tokensIn: number | null;
            tokensOut: number | null;
        };
        AiStatus: {
            leaves: {
                domains: string[];
                masked: boolean;
                restricted: boolean;
            };
            model: string | null;
            on: boolean;
            prices: {
                currency: string;
                in: number;
                out: number;
            };
            /** @enum {string} */
            provider: "none" | "openai" | "anthropic";
        };
        AiTask: {
            can: {
                because: string | null;
                may: boolean;
            } | null;
            files: {
                fileName: string;
                /** Format: uuid */
                id: string;
                itemKey: string;
                size: number;
                title: string;
            }[] | null;
            kinds: ("case" | "finding")[];
            /** @enum {string} */
            makes: "proposal" | "summary" | "table" | "translation";
            mostTokens: number;
            needs: ("text" | "language") | null;
            says: string;
            /** @enum {string} */
            task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
            version: number;
        };
        Alignment: {
            acknowledgedUntil: string | null;
            chair: components["schemas"]["PersonRef"];
            closedAt: string | null;
            counts: {
                abstains: number;
                against: number;
                conditional: number;
                consents: number;
                silent: number;
            };
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            finding: {
                /** Format: uuid */
                id: string;
                key: string;
            };
            /** Format: date-time */
            firstDueAt: string;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            number: number;
            openedBy: components["schemas"]["PersonRef"];
            overdue: boolean;
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
            };
            rating: ("low" | "medium" | "high" | "critical") | null;
            restricted: boolean;
            revision: number;
            rule: {
                /** @enum {string} */
                kind: "all" | "no_objection" | "quorum";
                required: number | null;
            };
            /** @enum {string} */
            status: "open" | "deciding" | "agreed" | "not_agreed" | "withdrawn";
            title: string;
            /** Format: date-time */
            updatedAt: string;
            verdict: {
                because: string;
                /** @enum {string} */
                state: "met" | "open" | "missed";
            };
            version: number;
            waitsFor: components["schemas"]["PersonRef"][];
        };
        AlignmentAnswer: {
            about?: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
            conditions?: components["schemas"]["ConditionBody"][];
            /** @enum {string} */
            position: "agree" | "conditions" | "object" | "abstain";
            reason?: string;
            revision: number;
            /** Format: uuid */
            teamId?: string;
            wouldChange?: string;
        };
        AlignmentAsking: {
            /** Format: uuid */
            personId?: string;
            reason: string;
            /** Format: uuid */
            teamId: string;
        };
        AlignmentContent: {
            cause: string | null;
            condition: string;
            criteria: string | null;
            effect: string | null;
            finding: string;
            findingVersion: number;
            proposal: string;
            recommendations: string[];
            title: string;
        };
        AlignmentDecision: {
            agreed: boolean;
            reason: string;
        };
        AlignmentDetail: components["schemas"]["Alignment"] & {
            allowed: string[];
            content: components["schemas"]["AlignmentContent"];
            contentHash: string;
            findingChanged: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
            frozen: {
                [key: string]: unknown;
            } | null;
            frozenHash: string | null;
            outcome: {
                agreed: boolean;
                /** Format: date-time */
                at: string;
                because: string;
                by: components["schemas"]["PersonRef"] | null;
                dissent: components["schemas"]["NamedRef"][];
                /** @enum {string} */
                how: "rule" | "chair";
                reason: string | null;
                silent: components["schemas"]["NamedRef"][];
            } | null;
            refused: {
                because: string;
                command: string;
            }[];
            teams: {
                askedOn: number;
                earlier: {
                    about: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
                    /** Format: date-time */
                    at: string;
                    by: components["schemas"]["PersonRef"];
                    conditions: {
                        /** Format: uuid */
                        id: string;
                        owner: components["schemas"]["PersonRef"] | null;
                        settled: {
                            accepted: boolean;
                            /** Format: date-time */
                            at: string;
                            by: components["schemas"]["PersonRef"];
                            item: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                /** @enum {string} */
                                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                            } | null;
                            reason: string;
                        } | null;
                        text: string;
                        within: string | null;
                    }[];
                    for: components["schemas"]["PersonRef"] | null;
                    /** @enum {string} */
                    position: "agree" | "conditions" | "object" | "abstain";
                    reason: string | null;
                    revision: number;
                    wouldChange: string | null;
                }[];
                person: components["schemas"]["PersonRef"];
                position: {
                    about: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
                    /** Format: date-time */
                    at: string;
                    by: components["schemas"]["PersonRef"];
                    conditions: {
                        /** Format: uuid */
                        id: string;
                        owner: components["schemas"]["PersonRef"] | null;
                        settled: {
                            accepted: boolean;
                            /** Format: date-time */
                            at: string;
                            by: components["schemas"]["PersonRef"];
                            item: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                /** @enum {string} */
                                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                            } | null;
                            reason: string;
                        } | null;
                        text: string;
                        within: string | null;
                    }[];
                    for: components["schemas"]["PersonRef"] | null;
                    /** @enum {string} */
                    position: "agree" | "conditions" | "object" | "abstain";
                    reason: string | null;
                    revision: number;
                    wouldChange: string | null;
                } | null;
                /** @enum {string} */
                stands: "consents" | "against" | "abstains" | "conditional" | "silent";
                team: components["schemas"]["NamedRef"];
            }[];
            withdrawal: string | null;
        };
        AlignmentReason: {
            reason: string;
        };
        AlignmentReassignment: {
            /** Format: uuid */
            chairId: string;
            reason: string;
        };
        AlignmentRevising: {
            concerns?: components["schemas"]["Concern"][];
            due?: components["schemas"]["DueDate"];
            proposal?: string;
            reason: string;
        };
        AlignmentRevision: {
            asked: components["schemas"]["NamedRef"][];
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonRef"];
            changed: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
            content: components["schemas"]["AlignmentContent"];
            contentHash: string;
            reason: string | null;
            revision: number;
        };
        AlignmentRevisionPreview: {
            concerns?: components["schemas"]["Concern"][];
            proposal?: string;
        };
        AlignmentRevisionPreviewed: {
            asked: components["schemas"]["NamedRef"][];
            changed: ("title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal")[];
            content: components["schemas"]["AlignmentContent"];
            stands: components["schemas"]["NamedRef"][];
        };
        AlignmentSchedule: {
            due: components["schemas"]["DueDate"];
            reason: string;
        };
        Analysis: {
            acknowledgedUntil: string | null;
            asks: {
                answered: number;
                open: number;
                overdue: number;
            };
            authors: components["schemas"]["PersonRef"][];
            brokenGlass: boolean;
            causes: {
                code: string;
                confidence: ("low" | "medium" | "high") | null;
                node: string;
                /** @enum {string} */
                role: "root" | "contributing";
                text: string;
            }[];
            closedAt: string | null;
            contentVersion: number;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            /** @enum {string} */
            method: "whys" | "ishikawa" | "fault-tree";
            number: number;
            openedBy: components["schemas"]["PersonRef"];
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
                /** Format: uuid */
                signOff: string;
            };
            problem: string;
            restricted: boolean;
            signedAt: string | null;
            signedHash: string | null;
            stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
            /** @enum {string} */
            status: "draft" | "in_review" | "signed" | "withdrawn";
            submitted: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
            } | null;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            withdrawal: string | null;
        };
        AnalysisAnswer: {
            record?: string;
            text: string;
            /** @enum {string} */
            verdict: "yes" | "no" | "not_applicable";
        };
        AnalysisAsk: {
            domain?: string;
            due: components["schemas"]["DueDate"];
            market?: string;
            note?: string;
            /** Format: uuid */
            personId: string;
        };
        AnalysisDecision: {
            contentHash?: string;
            /** @enum {string} */
            decision: "approve" | "send_back";
            /** Format: uuid */
            onBehalfOf?: string;
            reason?: string;
        };
        AnalysisDetail: components["schemas"]["Analysis"] & {
            allowed: string[];
            cutSets: {
                complete: boolean;
                sets: string[][];
                upTo: number | null;
            } | null;
            elsewhere: {
                answer: {
                    /** Format: date-time */
                    at: string;
                    by: components["schemas"]["PersonRef"];
                    record: string | null;
                    text: string;
                    /** @enum {string} */
                    verdict: "yes" | "no" | "not_applicable";
                } | null;
                /** Format: date-time */
                askedAt: string;
                askedBy: components["schemas"]["PersonRef"];
                domain: string | null;
                due: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                market: string | null;
                number: number;
                overdue: boolean;
                person: components["schemas"]["PersonRef"];
                takenBack: string | null;
            }[];
            missing: string | null;
            nodes: {
                code: string | null;
                confidence: ("low" | "medium" | "high") | null;
                evidence: {
                    link: string | null;
                    sha256: string | null;
                    text: string;
                }[];
                gate: ("and" | "or") | null;
                id: string;
                /** @enum {string} */
                kind: "effect" | "why" | "category" | "event" | "gate";
                parents: string[];
                role: ("root" | "contributing") | null;
                text: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
            signOff: {
                breakGlass: {
                    askedBy: components["schemas"]["PersonRef"];
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    expiresAt: string;
                    mayConfirm: components["schemas"]["PersonRef"][];
                    reason: string;
                } | null;
                contentHash: string;
                /** Format: uuid */
                id: string;
                round: number;
                stage: number;
                stages: {
                    approvers: {
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        veto?: boolean;
                        weight?: number;
                    }[];
                    name: string;
                    proof?: {
                        maxAgeMinutes: number;
                    };
                    required: number;
                    votes?: boolean;
                }[];
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            } | null;
            timeline: {
                at: string;
                text: string;
            }[];
        };
        AnalysisNote: {
            note?: string;
        };
        AnalysisPolicyChoice: {
            escalation?: string;
            reminder?: string;
            signOff?: string;
        };
        AnalysisReason: {
            reason: string;
        };
        AnalysisReassignment: {
            /** Format: uuid */
            ownerId: string;
            reason: string;
        };
        AnalysisSchedule: {
            /** Format: uuid */
            domainLeadId?: string | null;
            due?: components["schemas"]["DueDate"];
            reason: string;
        };
        AnalysisVersion: {
            contentHash: string;
            note: string | null;
            number: number;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: components["schemas"]["PersonRef"];
        };
        AnalysisVersionDetail: {
            content: {
                domain: string | null;
                markets: string[];
                /** @enum {string} */
                method: "whys" | "ishikawa" | "fault-tree";
                nodes: {
                    code: string | null;
                    confidence: ("low" | "medium" | "high") | null;
                    evidence: {
                        link: string | null;
                        sha256: string | null;
                        text: string;
                    }[];
                    gate: ("and" | "or") | null;
                    id: string;
                    /** @enum {string} */
                    kind: "effect" | "why" | "category" | "event" | "gate";
                    parents: string[];
                    role: ("root" | "contributing") | null;
                    text: string;
                }[];
                problem: string;
                stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
                timeline: {
                    at: string;
                    text: string;
                }[];
                title: string;
            };
            contentHash: string;
            note: string | null;
            number: number;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: components["schemas"]["PersonRef"];
        };
        AnalysisVersionRequest: {
            domain?: string | null;
            markets?: string[];
            /** @enum {string} */
            method: "whys" | "ishikawa" | "fault-tree";
            nodes?: components["schemas"]["NodeBody"][];
            note?: string;
            problem: string;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            timeline?: components["schemas"]["HappenedBody"][];
            title: string;
        };
        AnswerBody: {
            answers?: {
                [key: string]: string;
            };
            /** Format: uuid */
            assignmentId: string;
            decision: string;
            note?: string | null;
            policyLine?: string | null;
        };
        AnswerRequest: {
            answer: string;
        };
        ApiToken: {
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "personal" | "service";
            lastUsedAt: string | null;
            /** @enum {string} */
            level: "read" | "act" | "administer" | "directory";
            name: string;
            programId: string | null;
            revokedAt: string | null;
        };
        AskedTeam: {
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            teamId: string;
        };
        AuditCheckpoint: {
            /** Format: date-time */
            at: string;
            chain: string;
            keyId: string;
            peaks: string[];
            root: string;
            signature: string;
            size: number;
            timeStamp: string | null;
        };
        AuditEvent: {
            actor: components["schemas"]["PersonRef"] | null;
            /** Format: date-time */
            at: string;
            data: {
                [key: string]: unknown;
            };
            key: string;
            programId: string | null;
            /** Format: date-time */
            recordedAt: string;
            seq: number;
            subject: {
                gone: boolean;
                /** Format: uuid */
                id: string;
                key: string | null;
                kind: string;
                title: string | null;
            };
            type: string;
            version: number | null;
        };
        AuditKey: {
            /** Format: date-time */
            firstUsedAt: string;
            id: string;
            publicKey: string;
        };
        BackTest: {
            complete: boolean;
            errors: number;
            events: number;
            examples: {
                event: {
                    /** Format: date-time */
                    at: string;
                    seq: string;
                    type: string;
                };
                /** @enum {string} */
                outcome: "matched" | "not_matched" | "error" | "not_knowable" | "too_slow";
                record: {
                    /** Format: uuid */
                    id: string;
                    key: string | null;
                    /** @enum {string} */
                    kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                    title: string;
                };
                said: string | null;
                why: {
                    column: number;
                    error: string | null;
                    holds: boolean | null;
                    line: number;
                    sides: {
                        text: string;
                        value: string;
                    }[];
                    text: string;
                }[];
                would: {
                    arguments: {
                        [key: string]: unknown;
                    };
                    command: string;
                } | null;
            }[];
            /** Format: date-time */
            from: string;
            key: string;
            matched: number;
            notKnowable: number;
            notMatched: number;
            oldest: string | null;
            places: {
                domain: string | null;
                errors: number;
                events: number;
                market: string | null;
                matched: number;
                notKnowable: number;
                notMatched: number;
                tooSlow: number;
            }[];
            tooSlow: number;
            unknown: {
                events: number;
                fact: string;
            }[];
            /** Format: date-time */
            until: string;
            version: number;
        };
        BackTestAsked: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until?: string;
            version?: number;
        };
        BouncedMail: {
            message: string;
            recipient?: string;
        };
        BoundsBody: {
            above?: number | null;
            below?: number | null;
        };
        Breach: {
            acknowledgedUntil: string | null;
            band: ("amber" | "red") | null;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            due: {
                /** Format: date-time */
                at: string;
                zone: string;
            };
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            metric: {
                /** Format: uuid */
                id: string;
                key: string;
                name: string;
            };
            number: number;
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            reasons: string[];
            ref: string;
            restricted: boolean;
            /** Format: date */
            since: string;
            slice: {
                [key: string]: string;
            };
            /** @enum {string} */
            status: "expected" | "open" | "ended" | "withdrawn";
            title: string;
            /** @enum {string} */
            type: "out_of_band" | "missing";
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        BreachDetail: components["schemas"]["Breach"] & {
            allowed: string[];
            refused: {
                because: string;
                command: string;
            }[];
        };
        BreachReassignment: {
            /** Format: uuid */
            ownerId: string;
            reason: string;
        };
        BulkBody: {
            by?: string;
            /** @enum {string} */
            calendar?: "present";
            due?: components["schemas"]["LaterDue"];
            /** Format: uuid */
            escalationPolicyVersionId?: string;
            /** Format: uuid */
            extensionPolicyVersionId?: string;
            /** Format: uuid */
            ownerId?: string;
            owners?: components["schemas"]["Handover"][];
            policies?: components["schemas"]["ReplanPolicyChoice"];
            reason?: string;
            /** Format: uuid */
            reminderPolicyVersionId?: string;
            /** Format: uuid */
            signOffPolicyVersionId?: string;
        };
        BulkFilter: {
            attribute?: string;
            /** Format: uuid */
            beforePolicyVersionId?: string;
            brokenGlass?: boolean;
            cause?: string;
            /** Format: date-time */
            changedSince?: string;
            /** Format: date-time */
            dueAfter?: string;
            /** Format: date-time */
            dueBefore?: string;
            /** @enum {string} */
            effectiveness?: "follows" | "waiting" | "due" | "passed" | "failed";
            externalId?: string;
            /** Format: uuid */
            importId?: string;
            level?: number;
            market?: string;
            missing?: boolean;
            overdue?: boolean;
            owner?: string;
            /** Format: uuid */
            phaseId?: string;
            /** Format: uuid */
            policyVersionId?: string;
            program?: string;
            q?: string;
            severity?: string;
            status?: string;
            tag?: string;
            team?: string;
            waitingFor?: string;
        };
        BulkItem: {
            changed: {
                from: string;
                to: string;
                what: string;
            }[];
            code: string | null;
            item: {
                /** Format: uuid */
                id: string;
                key: string;
                owner: components["schemas"]["PersonRef"];
                title: string;
                zone: string;
            };
            message: string | null;
            moves: {
                due: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                } | null;
                more: number;
                proofs: {
                    /** @enum {string} */
                    decision: "signOff" | "extension";
                    from: {
                        maxAgeMinutes: number;
                    } | null;
                    text: string;
                    to: {
                        maxAgeMinutes: number;
                    } | null;
                }[];
                steps: components["schemas"]["MovedStep"][];
            } | null;
            /** @enum {string} */
            result: "pending" | "done" | "unchanged" | "refused" | "skipped";
            tells: {
                more: number;
                people: {
                    kind: string;
                    person: components["schemas"]["PersonRef"];
                    role: string;
                }[];
            };
        };
        BulkOperation: {
            allowed: string[];
            body: {
                [key: string]: unknown;
            };
            counts: {
                done: number;
                pending: number;
                refused: number;
                skipped: number;
                unchanged: number;
            };
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"];
            error: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "reassign" | "extend" | "hold" | "resume" | "replan" | "cancel" | "calendar";
            matchedSince: number | null;
            onChange: ("skip" | "do") | null;
            refused: {
                because: string;
                command: string;
            }[];
            selection: {
                [key: string]: unknown;
            };
            startedAt: string | null;
            /** @enum {string} */
            state: "previewed" | "running" | "done" | "cancelled" | "failed";
            total: number;
        };
        BulkOperationDetail: {
            allowed: string[];
            body: {
                [key: string]: unknown;
            };
            counts: {
                done: number;
                pending: number;
                refused: number;
                skipped: number;
                unchanged: number;
            };
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"];
            error: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "reassign" | "extend" | "hold" | "resume" | "replan" | "cancel" | "calendar";
            matchedSince: number | null;
            moved: {
                earlier: number;
                items: number;
                later: number;
                owners: number;
            };
            onChange: ("skip" | "do") | null;
            refused: {
                because: string;
                command: string;
            }[];
            results: {
                code: string | null;
                count: number;
                first: components["schemas"]["BulkItem"][];
                /** @enum {string} */
                result: "pending" | "done" | "unchanged" | "refused" | "skipped";
            }[];
            selection: {
                [key: string]: unknown;
            };
            startedAt: string | null;
            /** @enum {string} */
            state: "previewed" | "running" | "done" | "cancelled" | "failed";
            total: number;
        };
        BulkRequest: {
            body: components["schemas"]["BulkBody"];
            dryRun?: boolean;
            filter?: components["schemas"]["BulkFilter"];
            itemIds?: string[];
            /** @enum {string} */
            kind: "reassign" | "extend" | "hold" | "resume" | "replan" | "cancel";
        };
        BulkRun: {
            /** @enum {string} */
            onChange?: "skip" | "do";
        };
        Calendar: {
            draft: components["schemas"]["CalendarVersion"] | null;
            /** Format: uuid */
            id: string;
            inForce: components["schemas"]["CalendarVersion"] | null;
            isDefault: boolean;
            isMarketDefault: boolean;
            key: string;
            market: string | null;
            name: string;
            version: number;
            warning: string | null;
            zone: string;
        };
        CalendarDetail: {
            day?: {
                closes: string | null;
                /** Format: date */
                date: string;
                known: boolean;
                name: string | null;
                opens: string | null;
                working: boolean;
            };
            draft: components["schemas"]["CalendarVersion"] | null;
            /** Format: uuid */
            id: string;
            inForce: components["schemas"]["CalendarVersion"] | null;
            isDefault: boolean;
            isMarketDefault: boolean;
            key: string;
            market: string | null;
            name: string;
            replanning?: string | null;
            version: number;
            versions: components["schemas"]["CalendarVersion"][];
            warning: string | null;
            zone: string;
        };
        CalendarDifference: {
            calendar: string;
            days: {
                after: {
                    name: string | null;
                    working: boolean;
                };
                before: {
                    name: string | null;
                    working: boolean;
                };
                /** Format: date */
                date: string;
            }[];
            from: components["schemas"]["CalendarVersion"];
            rules: {
                after: {
                    [key: string]: unknown;
                } | unknown[] | string | null;
                before: {
                    [key: string]: unknown;
                } | unknown[] | string | null;
                /** @enum {string} */
                what: "zone" | "hours" | "weekends" | "known";
            }[];
            to: components["schemas"]["CalendarVersion"];
        };
        CalendarPatch: {
            isDefault?: boolean;
            isMarketDefault?: boolean;
            market?: string | null;
            name?: string;
        };
        CalendarVersion: {
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"] | null;
            /** Format: uuid */
            id: string;
            knownFrom: string | null;
            knownUntil: string | null;
            note: string;
            publishedAt: string | null;
            publishedBy: components["schemas"]["PersonRef"] | null;
            source: string;
            /** @enum {string} */
            status: "draft" | "published";
            version: number;
        };
        CalendarVersionDetail: {
            /** Format: date */
            asOf: string;
            baseline: {
                /** Format: date */
                asOf: string;
                /** Format: date */
                from: string;
                region: string;
                source: string;
                /** Format: date */
                until: string;
            } | null;
            calendar: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"] | null;
            days: {
                announced: boolean;
                /** Format: date */
                date: string;
                /** @enum {string} */
                kind: "off" | "working" | "ordinary";
                name: string;
                origin: string;
                stated: boolean;
            }[];
            hours: {
                from: string | null;
                usual: {
                    from: string;
                    to: string;
                }[];
                weekdays?: {
                    [key: string]: {
                        from: string;
                        to: string;
                    }[];
                };
            }[];
            /** Format: uuid */
            id: string;
            known: {
                /** Format: date */
                from: string;
                /** Format: date */
                until: string;
            } | null;
            knownFrom: string | null;
            knownUntil: string | null;
            note: string;
            publishedAt: string | null;
            publishedBy: components["schemas"]["PersonRef"] | null;
            source: string;
            /** @enum {string} */
            status: "draft" | "published";
            version: number;
            weekends: {
                days: number[];
                from: string | null;
            }[];
            zone: string;
        };
        Case: {
            acknowledgedUntil: string | null;
            affected: {
                creators: number | null;
                listings: number | null;
                sellers: number | null;
                users: number | null;
            };
            closedAt: string | null;
            conclusion: {
                /** Format: date-time */
                at: string;
                concludedBy: components["schemas"]["PersonRef"];
                text: string;
                /** @enum {string} */
                verdict: "substantiated" | "unsubstantiated" | "inconclusive";
            } | null;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            /** Format: uuid */
            id: string;
            impact: number;
            key: string;
            ladderLevel: number;
            lead: components["schemas"]["PersonRef"];
            likelihood: number;
            markets: string[];
            matrixVersion: number;
            number: number;
            overdue: boolean;
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
            };
            raisedBy: components["schemas"]["PersonRef"];
            rejection: string | null;
            reporter: {
                person: components["schemas"]["PersonRef"] | null;
                text: string | null;
            };
            restricted: boolean;
            samples: {
                note: string | null;
                url: string;
            }[];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            source: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
            sourceText: string | null;
            stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
            /** @enum {string} */
            status: "new" | "triaged" | "investigating" | "concluded" | "closed" | "rejected" | "merged";
            text: string;
            title: string;
            triagedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CaseChanges: {
            affected?: components["schemas"]["AffectedBody"];
            domain?: string | null;
            markets?: string[];
            samples?: components["schemas"]["SampleBody"][];
            /** @enum {string} */
            source?: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
            sourceText?: string | null;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            text?: string;
            title?: string;
        };
        CaseClosing: {
            note?: string;
        };
        CaseConclusion: {
            text: string;
            /** @enum {string} */
            verdict: "substantiated" | "unsubstantiated" | "inconclusive";
        };
        CaseDetail: components["schemas"]["Case"] & {
            allowed: string[];
            merged: {
                affected: {
                    creators: number | null;
                    listings: number | null;
                    sellers: number | null;
                    users: number | null;
                };
                comments: number;
                /** Format: uuid */
                id: string;
                key: string;
                links: number;
                /** Format: date-time */
                mergedAt: string;
                samples: {
                    note: string | null;
                    url: string;
                }[];
                title: string;
            }[];
            mergedInto: {
                /** Format: uuid */
                id: string;
                key: string;
                title: string;
            } | null;
            refused: {
                because: string;
                command: string;
            }[];
        };
        CaseMerge: {
            into: string;
            reason: string;
        };
        CaseMergePreview: {
            cases: {
                affected: {
                    creators: number | null;
                    listings: number | null;
                    sellers: number | null;
                    users: number | null;
                };
                because: string | null;
                due: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                /** Format: uuid */
                id: string;
                key: string;
                lead: components["schemas"]["PersonRef"];
                overdue: boolean;
                restricted: boolean;
                samples: number;
                /** @enum {string} */
                status: "new" | "triaged" | "investigating" | "concluded" | "closed" | "rejected" | "merged";
                title: string;
            }[];
            digest: string;
            into: {
                affected: {
                    creators: number | null;
                    listings: number | null;
                    sellers: number | null;
                    users: number | null;
                };
                /** Format: uuid */
                id: string;
                key: string;
                lead: components["schemas"]["PersonRef"];
                /** @enum {string} */
                status: "new" | "triaged" | "investigating" | "concluded" | "closed" | "rejected" | "merged";
                title: string;
            };
            mergeable: boolean;
        };
        CaseMerges: {
            cases: string[];
            digest?: string;
            reason: string;
        };
        CaseMergesPreview: {
            cases: string[];
        };
        CasePolicyChoice: {
            escalation?: string;
            reminder?: string;
        };
        CaseRating: {
            impact: number;
            likelihood: number;
        };
        CaseReason: {
            reason: string;
        };
        CaseReassignment: {
            /** Format: uuid */
            leadId: string;
            reason: string;
        };
        CaseReopening: {
            due?: components["schemas"]["DueDate"];
            reason: string;
        };
        CasesBySeverity: {
            cells: {
                count: number;
                impact: number;
                likelihood: number;
                /** @enum {string} */
                severity: "low" | "medium" | "high" | "critical";
            }[];
            matrixVersion: number;
        };
        CaseSchedule: {
            /** Format: uuid */
            domainLeadId?: string | null;
            due?: components["schemas"]["DueDate"];
            reason: string;
        };
        CaseTriage: {
            due: components["schemas"]["DueDate"];
            impact?: number;
            /** Format: uuid */
            leadId?: string;
            likelihood?: number;
            note?: string;
        };
        CategoryBody: {
            key: string;
            name: string;
        };
        CauseCodeBody: {
            category: string;
            code: string;
            name: string;
        };
        CausePareto: {
            bars: {
                count: number;
                cumulative: number;
                key: string | null;
                share: number;
            }[];
            /** @enum {string} */
            by: "cause" | "stage" | "domain" | "market" | "month";
            others: number;
            total: number;
        };
        CauseTaxonomy: {
            analyseWithin: string;
            categories: {
                key: string;
                name: string;
            }[];
            codes: {
                category: string;
                code: string;
                name: string;
            }[];
            note: string;
            repeatDays: number;
            repeatRaises: boolean;
            /** Format: date-time */
            setAt: string;
            setBy: components["schemas"]["PersonRef"] | null;
            version: number;
        };
        CellBody: {
            impact: number;
            likelihood: number;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
        };
        ChannelFlags: {
            email: boolean;
            lark: boolean;
            slack: boolean;
            teams: boolean;
        };
        CheckAnswer: {
            due?: components["schemas"]["DueDate"];
            finding?: string;
            /** Format: uuid */
            onBehalfOf?: string;
            /** @enum {string} */
            result: "passed" | "failed";
        };
        CheckpointDestination: {
            answer: string | null;
            attempts: number;
            deliveredAt: string | null;
            deliveredSize: number;
            destination: string;
            nextAt: string | null;
            waiting: number;
            /** @enum {string} */
            way: "file" | "mail" | "webhook" | "stamp";
        };
        CheckPolicy: {
            /** Format: uuid */
            effectivenessPolicyVersionId: string | null;
            reason?: string;
        };
        ChoiceBody: {
            channels: ("email" | "lark" | "slack" | "teams")[] | null;
            /** @enum {string} */
            when: "immediate" | "digest";
        };
        ComingOccurrence: {
            /** Format: date-time */
            at: string;
            because: string | null;
            beyondKnown: boolean;
            /** Format: date */
            date: string;
            local: string;
            /** Format: date */
            nominal: string;
            skipped: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                reason: string;
            } | null;
        };
        CommandKey: {
            current: boolean;
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: components["schemas"]["PersonRef"] | null;
        };
        Comment: {
            author: components["schemas"]["PersonRef"];
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            mentioned: components["schemas"]["PersonRef"][];
        };
        CommentRequest: {
            body: string;
            mentions?: string[];
        };
        CompensatingControl: {
            /** Format: uuid */
            ownerId: string;
            text: string;
        };
        Concern: {
            /** @enum {string} */
            part: "title" | "condition" | "criteria" | "cause" | "effect" | "recommendations" | "proposal";
            teamIds: string[];
        };
        ConditionBody: {
            /** Format: uuid */
            ownerId?: string;
            text: string;
            within?: string;
        };
        ConditionSettling: {
            accept: boolean;
            /** Format: uuid */
            conditionId: string;
            /** Format: uuid */
            ownerId?: string;
            /** Format: uuid */
            programId?: string;
            reason: string;
            within?: string;
        };
        ConsentRequest: {
            /** @enum {string} */
            asks: "hold" | "cancel" | "severity";
            impact?: string;
            reason: string;
            severity?: string | null;
        };
        ContactCode: {
            code: string;
        };
        ContactPoint: {
            address: string;
            /** @enum {string} */
            channel: "email" | "lark" | "slack" | "teams";
            confirmed: boolean;
            createdAt: string | null;
            id: string | null;
            lastDelivery: {
                answer: string | null;
                /** Format: date-time */
                at: string;
                state: string;
            } | null;
            name: string;
        };
        Control: {
            acknowledgedUntil: string | null;
            approval: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                note: string | null;
            } | null;
            attestation: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                hash: string;
                holds: boolean;
                revision: number;
                statement: string;
            } | null;
            attestEvery: string;
            author: components["schemas"]["PersonRef"];
            /** @enum {string} */
            automation: "manual" | "semi_automated" | "automated";
            contentHash: string;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            } | null;
            failing: boolean;
            frequency: {
                /** @enum {string} */
                onDayOff: "same" | "next_working_day" | "previous_working_day";
                rule: string;
                /** Format: date */
                startsOn: string;
                time: string;
                zone: string;
            };
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            missed: {
                inARow: number;
                raises: ("observation" | "finding") | null;
                rating: ("low" | "medium" | "high" | "critical") | null;
            };
            missedInARow: number;
            next: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
            } | null;
            number: number;
            objective: string;
            openRuns: number;
            operator: components["schemas"]["PersonRef"];
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
            };
            procedure: string | null;
            restricted: boolean;
            retirement: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                reason: string;
            } | null;
            revision: number;
            runs: number;
            /** @enum {string} */
            stage: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
            /** @enum {string} */
            status: "proposed" | "operating" | "retired";
            title: string;
            /** @enum {string} */
            type: "preventive" | "detective" | "corrective";
            /** Format: date-time */
            updatedAt: string;
            version: number;
            within: string;
        };
        ControlAttestation: {
            revision?: number;
            statement: string;
        };
        ControlChanges: {
            attestEvery?: string;
            /** @enum {string} */
            automation?: "manual" | "semi_automated" | "automated";
            domain?: string | null;
            frequency?: components["schemas"]["ControlFrequency"];
            markets?: string[];
            missed?: components["schemas"]["MissedBody"];
            objective?: string;
            procedure?: string | null;
            reason: string;
            /** @enum {string} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
            title?: string;
            /** @enum {string} */
            type?: "preventive" | "detective" | "corrective";
            within?: string;
        };
        ControlCoverage: {
            cells: {
                domain: string;
                failing: number;
                market: string;
                operating: number;
                /** @enum {string} */
                stage: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                /** @enum {string} */
                state: "operating" | "failing_only" | "none";
            }[];
            domains: string[];
            markets: string[];
            stages: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance")[];
        };
        ControlDetail: components["schemas"]["Control"] & {
            allowed: string[];
            coming: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
        };
        ControlFrequency: {
            /** @enum {string} */
            onDayOff?: "same" | "next_working_day" | "previous_working_day";
            rule?: string;
            /** Format: date */
            startsOn?: string;
            time?: string;
            zone?: string;
        };
        ControlNote: {
            note?: string;
        };
        ControlOccurrence: {
            acknowledgedUntil: string | null;
            closing: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                reason: string;
            } | null;
            control: {
                /** Format: uuid */
                id: string;
                key: string;
                title: string;
            };
            controlRevision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date */
            date: string;
            domain: string | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            missedAt: string | null;
            /** Format: date */
            nominal: string;
            number: number;
            /** Format: date-time */
            opensAt: string;
            operator: components["schemas"]["PersonRef"];
            overdue: boolean;
            performance: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                doneOn: string | null;
                exceptions: number | null;
                links: string[];
                note: string | null;
                population: number | null;
            } | null;
            raised: boolean;
            restricted: boolean;
            run: number;
            /** @enum {string} */
            status: "expected" | "missed" | "performed" | "performed_late" | "not_performed" | "withdrawn";
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ControlOccurrenceDetail: components["schemas"]["ControlOccurrence"] & {
            allowed: string[];
            refused: {
                because: string;
                command: string;
            }[];
        };
        ControlReason: {
            reason: string;
        };
        ControlReassignment: {
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            operatorId?: string;
            /** Format: uuid */
            ownerId?: string;
            reason: string;
        };
        ControlTest: {
            /** @enum {string} */
            about: "design" | "operating";
            acknowledgedUntil: string | null;
            cancellation: string | null;
            concludedAt: string | null;
            conclusion: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                deficiency: ("deficiency" | "significant_deficiency" | "material_weakness") | null;
                effective: boolean;
                proposed: boolean | null;
                statement: string;
            } | null;
            control: {
                /** Format: uuid */
                id: string;
                key: string;
                title: string;
            };
            controlRevision: number;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            } | null;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            number: number;
            overdue: boolean;
            plannedBy: components["schemas"]["PersonRef"];
            raised: boolean;
            regraded: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                /** @enum {string} */
                from: "deficiency" | "significant_deficiency" | "material_weakness";
                reason: string;
            } | null;
            restricted: boolean;
            retestOf: {
                /** Format: uuid */
                id: string;
                key: string;
            } | null;
            sample: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                file: string | null;
                from: string | null;
                population: number;
                seed: string;
                sha256: string | null;
                size: number;
                sizeBy: string | null;
                /** @enum {string} */
                source: "occurrences" | "list";
                until: string | null;
            } | null;
            /** @enum {string} */
            status: "awaiting" | "planned" | "testing" | "concluded" | "cancelled";
            tally: {
                effective: boolean | null;
                exceptions: number;
                judged: number;
                notApplicable: number;
                rate: number | null;
            };
            tester: components["schemas"]["PersonRef"];
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ControlTestConclusion: {
            /** @enum {string} */
            deficiency?: "deficiency" | "significant_deficiency" | "material_weakness";
            effective: boolean;
            statement: string;
        };
        ControlTestDetail: components["schemas"]["ControlTest"] & {
            allowed: string[];
            items: {
                key: string;
                link: string | null;
                note: string | null;
                place: number;
                result: ("pass" | "exception" | "not_applicable") | null;
                title: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
        };
        ControlTestDraw: {
            /** Format: date */
            from: string;
            seed?: string;
            size?: number;
            /** Format: date */
            until: string;
        };
        ControlTestGrade: {
            /** @enum {string} */
            deficiency: "deficiency" | "significant_deficiency" | "material_weakness";
            reason: string;
        };
        ControlTestJudgement: {
            note?: string;
            place: number;
            /** @enum {string} */
            result: "pass" | "exception" | "not_applicable";
        };
        ControlTestReason: {
            reason: string;
        };
        ControlTestReassignment: {
            reason: string;
            /** Format: uuid */
            testerId: string;
        };
        ControlVersion: {
            changed: string[];
            content: {
                attestEvery: string;
                /** @enum {string} */
                automation: "manual" | "semi_automated" | "automated";
                domain: string | null;
                frequency: {
                    /** @enum {string} */
                    onDayOff: "same" | "next_working_day" | "previous_working_day";
                    rule: string;
                    /** Format: date */
                    startsOn: string;
                    time: string;
                    zone: string;
                };
                markets: string[];
                missed: {
                    inARow: number;
                    raises: ("observation" | "finding") | null;
                    rating: ("low" | "medium" | "high" | "critical") | null;
                };
                objective: string;
                procedure: string | null;
                /** @enum {string} */
                stage: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
                title: string;
                /** @enum {string} */
                type: "preventive" | "detective" | "corrective";
                within: string;
            };
            hash: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: components["schemas"]["PersonRef"];
            reason: string | null;
            revision: number;
        };
        CountedInWeek: {
            before: number;
            week: number;
        };
        CreateItem: {
            attributes?: {
                [key: string]: unknown;
            };
            description?: string;
            due: components["schemas"]["DueDate"];
            /** Format: uuid */
            effectivenessPolicyVersionId?: string | null;
            /** Format: uuid */
            escalationPolicyVersionId?: string;
            /** Format: uuid */
            extensionPolicyVersionId?: string;
            externalId?: string | null;
            /** @enum {string} */
            late?: "start" | "catch-up" | "silent";
            links?: string[];
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            phaseId?: string;
            policies?: components["schemas"]["ItemPolicyChoice"];
            /** Format: uuid */
            programId: string;
            /** Format: date */
            raisedOn?: string | null;
            /** Format: uuid */
            reminderPolicyVersionId?: string;
            rootCause?: string | null;
            severity?: string | null;
            /** Format: uuid */
            signOffPolicyVersionId?: string;
            tags?: string[];
            title: string;
        };
        CreateProgram: {
            description?: string;
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            effectivenessPolicyVersionId?: string | null;
            /** Format: uuid */
            escalationPolicyVersionId?: string;
            /** Format: uuid */
            extensionPolicyVersionId?: string;
            launch?: boolean;
            /** Format: uuid */
            managerId?: string;
            markets?: string[];
            name: string;
            phases?: components["schemas"]["NewPhase"][];
            policies?: components["schemas"]["ProgramPolicyChoice"];
            /** Format: uuid */
            reminderPolicyVersionId?: string;
            /** Format: uuid */
            signOffPolicyVersionId?: string;
            timeZone?: string;
            /** Format: uuid */
            tollgatePolicyVersionId?: string;
        };
        CriticalPath: {
            circles: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "item" | "tollgate";
                title: string;
            }[][];
            end: string | null;
            late: {
                workingDays: number;
                workingMinutes: number;
            } | null;
            path: {
                dueAt: string | null;
                /** Format: date-time */
                end: string;
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "item" | "tollgate";
                owner: components["schemas"]["PersonRef"] | null;
                program: components["schemas"]["NamedRef"];
                /** Format: date-time */
                start: string;
                title: string;
            }[];
            slack: number | null;
            target: string | null;
        };
        DecisionBody: {
            labels: components["schemas"]["LabelBody"][];
            text: string;
        };
        DecisionOnMany: {
            /** @enum {string} */
            decision: "approve" | "reject";
            note?: string;
            proposals: components["schemas"]["OneOfMany"][];
            /** @enum {string} */
            reason?: "wrong_facts" | "wrong_action" | "not_now" | "done_already" | "too_little_evidence";
        };
        Delegation: {
            can: "end"[];
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"];
            /** Format: date-time */
            endsAt: string;
            from: {
                /** Format: date */
                date: string;
                time: string | null;
            };
            /** Format: uuid */
            id: string;
            person: components["schemas"]["PersonRef"];
            reason: string;
            revokedAt: string | null;
            revokedBy: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            scope: "approvals" | "everything";
            standIn: components["schemas"]["PersonRef"];
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "coming" | "active" | "ended" | "revoked";
            timeZone: string;
            until: {
                /** Format: date */
                date: string;
                time: string | null;
            };
            version: number;
        };
        Delivery: {
            address: string | null;
            allowed: string[];
            answer: string | null;
            attempts: number;
            /** @enum {string} */
            channel: "email" | "lark" | "slack" | "teams";
            /** Format: date-time */
            createdAt: string;
            dropped: {
                because: string;
                title: string;
            }[];
            fault: string | null;
            /** Format: uuid */
            id: string;
            insteadOf: string | null;
            kind: string;
            lastError: string | null;
            mergedInto: string | null;
            messages: number;
            /** Format: date-time */
            nextAttemptAt: string;
            person: components["schemas"]["PersonRef"] | null;
            refused: {
                because: string;
                command: string;
            }[];
            room: components["schemas"]["NamedRef"] | null;
            sentAt: string | null;
            state: string;
        };
        DependencyGraph: {
            circles: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "item" | "tollgate";
                title: string;
            }[][];
            dependencies: {
                /** Format: uuid */
                itemId: string;
                lag: string | null;
                reason: string | null;
                /** Format: uuid */
                waitsFor: string;
            }[];
            items: {
                critical: boolean;
                /** Format: date-time */
                dueAt: string;
                earliest: {
                    /** Format: date-time */
                    end: string;
                    /** Format: date-time */
                    start: string;
                } | null;
                /** Format: uuid */
                id: string;
                key: string;
                late: {
                    workingDays: number;
                    workingMinutes: number;
                } | null;
                owner: components["schemas"]["PersonRef"];
                phase: components["schemas"]["NamedRef"];
                program: components["schemas"]["NamedRef"];
                slack: {
                    toNext: number | null;
                    toTarget: number | null;
                };
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                takes: string | null;
                title: string;
            }[];
        };
        DeviceCode: {
            deviceCode: string;
        };
        DeviceLogin: {
            confirmAt: string;
            confirmAtWithCode: string;
            deviceCode: string;
            expiresIn: number;
            interval: number;
            userCode: string;
        };
        DeviceToken: {
            expiresAt: string;
            level: string;
            person: string;
            token: string;
        };
        DigestBody: {
            at: string;
            channels: ("email" | "lark" | "slack" | "teams")[];
        };
        Doctor: {
            /** Format: date-time */
            at: string;
            checks: {
                /** @enum {string} */
                about: "database" | "schema" | "clock" | "temporal" | "workers" | "deadlines" | "engine" | "stuck" | "set-aside" | "messages" | "webhooks" | "escalations" | "people" | "administrators" | "trail" | "disk" | "settings";
                mend: string | null;
                says: string;
                /** @enum {string} */
                state: "problem" | "warning" | "unknown" | "well";
            }[];
            /** @enum {string} */
            state: "problem" | "warning" | "unknown" | "well";
        };
        DraftPatch: {
            known?: components["schemas"]["KnownSpan"] | null;
            zone?: string;
        };
        DraftPreview: {
            body: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            timeZone?: string;
        };
        DueChange: {
            due: components["schemas"]["DueDate"];
            past?: boolean;
            reason: string;
        };
        DueDate: {
            /** Format: date */
            date?: string;
            /** Format: date-time */
            from?: string;
            in?: string;
            time?: string | null;
            zone?: string;
        };
        DueMove: {
            change: {
                at: string | null;
                refused: string | null;
            };
            days: number;
            due: {
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            extension: {
                asked: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
                refused: string | null;
                required: number | null;
            };
        };
        EffectivenessCheck: {
            askedAt: string | null;
            checkers: {
                /** Format: uuid */
                id: string;
                name: string;
                standIn: components["schemas"]["PersonRef"] | null;
            }[];
            decidedAt: string | null;
            decidedBy: components["schemas"]["PersonRef"] | null;
            dueAt: string | null;
            finding: string | null;
            policyVersionId: string | null;
            proof: {
                maxAgeMinutes: number;
            } | null;
            /** @enum {string} */
            state: "follows" | "waiting" | "due" | "passed" | "failed";
        };
        EffectivenessPolicy: {
            after: string;
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            escalateTo: ("owner" | "owner_manager" | "program_manager" | "domain_lead" | "approver_manager")[];
            limit: string;
            people: string[];
            proof?: {
                maxAgeMinutes: number;
            };
            repeat?: {
                every: string;
                times: number;
            };
            roles: ("owner_manager" | "program_manager" | "domain_lead")[];
            /** @enum {string} */
            time?: "calendar" | "working";
        };
        EngineAmount: {
            count: number;
            more: boolean;
            oldest: string | null;
        };
        EngineHealth: {
            backlog: {
                aside: components["schemas"]["EngineAmount"];
                behind: components["schemas"]["EngineAmount"];
                deliveries: components["schemas"]["EngineAmount"];
                engine: components["schemas"]["EngineAmount"];
                messages: components["schemas"]["EngineAmount"];
                steps: components["schemas"]["EngineAmount"];
                webhooks: components["schemas"]["EngineAmount"];
            };
            lateness: {
                buckets: {
                    count: number;
                    over: number;
                    upTo: number | null;
                }[];
                count: number;
                mean: number | null;
                worst: number | null;
            };
            reconciler: {
                lastPatrol: string | null;
                lastRan: string | null;
                mended: {
                    count: number;
                    kind: string;
                    last: string | null;
                    since: string | null;
                }[];
                rounds: components["schemas"]["EnginePatrol"][];
                stuck: {
                    count: number;
                    heldBackSince: string | null;
                };
            };
            /** Format: date-time */
            since: string;
            undeliverable: {
                deliveries: components["schemas"]["EngineAmount"];
                escalations: components["schemas"]["EngineAmount"];
                webhooks: components["schemas"]["EngineAmount"];
            };
            /** Format: date-time */
            until: string;
            workers: components["schemas"]["EngineWorker"][];
        };
        EnginePatrol: {
            beganAt: string | null;
            last: {
                /** Format: date-time */
                beganAt: string;
                /** Format: date-time */
                endedAt: string;
                lookedAt: number;
            } | null;
            lookedAt: number;
            /** @enum {string} */
            name: "records" | "workflows";
        };
        EngineWorker: {
            endedAt: string | null;
            host: string;
            /** Format: uuid */
            id: string;
            loops: {
                /** Format: date-time */
                at: string;
                name: string;
                ok: boolean;
            }[];
            pid: number;
            problems: string[];
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "working" | "troubled" | "silent" | "ended";
        };
        Erasure: {
            digest: string;
            events: number;
            person: components["schemas"]["PersonRef"];
            pseudonym: string;
            rows: {
                /** @enum {string} */
                becomes: "deleted" | "rewritten";
                count: number;
                table: string;
            }[];
        };
        ErasureAsked: {
            digest: string;
            reason: string;
        };
        EscalationLevel: {
            after: string;
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            duty?: string[];
            people: string[];
            repeat?: {
                every: string;
                times: number;
            };
            roles: ("owner" | "owner_manager" | "program_manager" | "domain_lead")[];
        };
        EscalationPolicy: {
            acknowledgementHolds: string;
            bySeverity?: {
                [key: string]: components["schemas"]["EscalationLevel"][];
            };
            levels: components["schemas"]["EscalationLevel"][];
            /** @enum {string} */
            onHold?: "due_stands" | "due_moves";
            /** @enum {string} */
            time?: "calendar" | "working";
        };
        Estimate: {
            high: number;
            low: number;
            value: number;
        };
        Evidence: {
            /** Format: date-time */
            addedAt: string;
            addedBy: components["schemas"]["PersonRef"];
            cycle: number;
            fileName: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "link" | "file";
            mediaType: string | null;
            opaque: boolean;
            sha256: string | null;
            size: number | null;
            title: string;
            url: string | null;
        };
        EvidenceBody: {
            link?: string | null;
            sha256?: string | null;
            text: string;
        };
        Exception: {
            activatedAt: string | null;
            approvedAt: string | null;
            brokenGlass: boolean;
            /** Format: date-time */
            createdAt: string;
            domainLead: components["schemas"]["PersonRef"] | null;
            endedAt: string | null;
            endReason: string | null;
            ends: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string;
                zone: string;
            };
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            inherentRating: "low" | "medium" | "high" | "critical";
            itemCount: number;
            key: string;
            /** @enum {string} */
            kind: "policy_exception" | "risk_acceptance";
            number: number;
            /** Format: uuid */
            policyVersionId: string;
            rationale: string;
            renewedBy: components["schemas"]["ExceptionRef"] | null;
            renews: components["schemas"]["ExceptionRef"] | null;
            requestedBy: components["schemas"]["PersonRef"];
            /** @enum {string} */
            residualRating: "low" | "medium" | "high" | "critical";
            restricted: boolean;
            riskOwner: components["schemas"]["PersonRef"];
            rule: string | null;
            scope: {
                domain: string | null;
                markets: string[];
                text: string;
            };
            stale: {
                reason: string;
                /** Format: date-time */
                since: string;
            } | null;
            starts: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string;
                zone: string;
            } | null;
            /** @enum {string} */
            status: "draft" | "requested" | "approved" | "active" | "ended" | "revoked" | "refused" | "withdrawn" | "lapsed";
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ExceptionChanges: {
            compensatingControls?: components["schemas"]["CompensatingControl"][];
            /** Format: uuid */
            domainLeadId?: string | null;
            ends?: components["schemas"]["DueDate"];
            items?: string[];
            rationale?: string;
            /** Format: uuid */
            riskOwnerId?: string;
            rule?: string | null;
            scope?: components["schemas"]["ScopeChanges"];
            starts?: components["schemas"]["DueDate"] | null;
            title?: string;
        };
        ExceptionDecision: {
            contentHash?: string;
            /** @enum {string} */
            decision: "approve" | "send_back" | "refuse";
            /** Format: uuid */
            onBehalfOf?: string;
            reason?: string;
        };
        ExceptionDetail: components["schemas"]["Exception"] & {
            allowed: string[];
            compensatingControls: {
                owner: components["schemas"]["PersonRef"];
                text: string;
            }[];
            items: {
                /** Format: uuid */
                id: string;
                key: string;
                owner: components["schemas"]["PersonRef"];
                severity: string | null;
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
            signOff: {
                breakGlass: {
                    askedBy: components["schemas"]["PersonRef"];
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    expiresAt: string;
                    mayConfirm: components["schemas"]["PersonRef"][];
                    reason: string;
                } | null;
                contentHash: string;
                /** Format: uuid */
                id: string;
                round: number;
                stage: number;
                stages: {
                    approvers: {
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        veto?: boolean;
                        weight?: number;
                    }[];
                    name: string;
                    proof?: {
                        maxAgeMinutes: number;
                    };
                    required: number;
                    votes?: boolean;
                }[];
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            } | null;
            staleUntil: string | null;
        };
        ExceptionPolicy: {
            before: string[];
            breakGlass?: {
                expires: string;
                people: string[];
                roles: ("risk_owner_manager" | "program_manager" | "domain_lead")[];
                secondPerson: {
                    people: string[];
                    roles: ("risk_owner_manager" | "program_manager" | "domain_lead")[];
                };
            };
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            escalateTo: ("requester" | "risk_owner" | "risk_owner_manager" | "program_manager" | "domain_lead" | "approver_manager")[];
            limit: string;
            proof?: {
                maxAgeMinutes: number;
            };
            ratings: {
                critical: {
                    longest: string;
                    stages: components["schemas"]["ExceptionStage"][];
                };
                high: {
                    longest: string;
                    stages: components["schemas"]["ExceptionStage"][];
                };
                low: {
                    longest: string;
                    stages: components["schemas"]["ExceptionStage"][];
                };
                medium: {
                    longest: string;
                    stages: components["schemas"]["ExceptionStage"][];
                };
            };
            staleLimit: string;
        };
        ExceptionReason: {
            reason: string;
        };
        ExceptionRef: {
            /** Format: uuid */
            id: string;
            key: string;
        };
        ExceptionScope: {
            domain?: string | null;
            markets?: string[];
            text: string;
        };
        ExceptionStage: {
            name: string;
            people: string[];
            required: number;
            roles: ("risk_owner_manager" | "program_manager" | "domain_lead")[];
            veto?: string[];
            weights?: {
                [key: string]: number;
            };
        };
        ExpectedBody: {
            grace?: string;
            slices?: {
                [key: string]: string;
            }[];
        };
        Extension: {
            /** @enum {string} */
            asks: "later" | "hold" | "cancel" | "severity";
            days: number;
            decidedAt: string | null;
            decidedBy: components["schemas"]["PersonRef"] | null;
            decidedFor: components["schemas"]["PersonRef"] | null;
            decisionReason: string | null;
            decisions: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                decision: "agreed" | "refused";
                onBehalfOf: components["schemas"]["PersonRef"] | null;
                person: components["schemas"]["PersonRef"];
                proved: {
                    /** Format: date-time */
                    at: string;
                    how: string;
                } | null;
                reason: string | null;
            }[];
            due: {
                agreed: {
                    /** Format: date */
                    date: string;
                    time: string | null;
                };
                /** Format: date-time */
                at: string;
                basis?: {
                    duration: string;
                    /** Format: date-time */
                    from: string;
                };
                beyondKnown?: boolean;
                counts: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    date: string;
                    time: string;
                };
                /** Format: date */
                date: string;
                endOfWorkingDay: boolean;
                time: string;
                zone: string;
            };
            /** Format: uuid */
            id: string;
            impact: string;
            number: number;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: components["schemas"]["PersonRef"];
            requestedFor: components["schemas"]["PersonRef"] | null;
            severity: string | null;
            /** @enum {string} */
            state: "pending" | "granted" | "refused" | "lapsed" | "taken_back";
            terms: {
                people: string[];
                proof: {
                    maxAgeMinutes: number;
                } | null;
                required: number;
                roles: string[];
            };
        };
        ExtensionDecision: {
            /** @enum {string} */
            decision: "grant" | "refuse";
            /** Format: uuid */
            onBehalfOf?: string;
            reason?: string;
        };
        ExtensionPolicy: {
            answerWithin: string;
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            escalateTo: ("owner" | "owner_manager" | "program_manager" | "domain_lead" | "approver_manager")[];
            longestTotalDays?: number;
            mostExtensions: number;
            proof?: {
                maxAgeMinutes: number;
            };
            repeat?: {
                every: string;
                times: number;
            };
            rules: {
                people: string[];
                required: number;
                roles: ("owner" | "owner_manager" | "program_manager" | "domain_lead")[];
                upToDays?: number;
                upToNumber?: number;
                upToTotalDays?: number;
            }[];
            /** @enum {string} */
            time?: "calendar" | "working";
        };
        ExtensionRequest: {
            due: components["schemas"]["DueDate"];
            impact?: string;
            reason: string;
        };
        Feed: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            program: components["schemas"]["NamedRef"] | null;
            revokedAt: string | null;
        };
        FeedWithUrl: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            program: components["schemas"]["NamedRef"] | null;
            revokedAt: string | null;
            url: string | null;
        };
        Finding: {
            acknowledgedUntil: string | null;
            agreement: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                note: string | null;
            } | null;
            author: components["schemas"]["PersonRef"];
            authors: components["schemas"]["PersonRef"][];
            cause: string | null;
            causes: {
                code: string;
                confidence: ("low" | "medium" | "high") | null;
                /** @enum {string} */
                role: "root" | "contributing";
                text: string;
            }[];
            closedAt: string | null;
            condition: string;
            /** Format: date-time */
            createdAt: string;
            criteria: string | null;
            dispute: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                reason: string;
                wouldChange: string;
            } | null;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            } | null;
            effect: string | null;
            firstTarget: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            } | null;
            /** @enum {string} */
            grade: "observation" | "finding";
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            limitsVersion: number;
            markets: string[];
            number: number;
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
            };
            proposedAt: string | null;
            rating: ("low" | "medium" | "high" | "critical") | null;
            recommendations: string[];
            remediation: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                links: string[];
                text: string;
            } | null;
            reopened: number;
            reopening: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"] | null;
                reason: string;
            } | null;
            repeat: {
                codes: string[];
                count: number;
                days: number;
                raised: {
                    /** @enum {string} */
                    from: "low" | "medium" | "high" | "critical";
                    /** @enum {string} */
                    to: "low" | "medium" | "high" | "critical";
                } | null;
                taxonomyVersion: number;
            } | null;
            restricted: boolean;
            stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
            /** @enum {string} */
            status: "noted" | "draft" | "proposed" | "disputed" | "agreed" | "remediating" | "remediated" | "verified" | "withdrawn";
            target: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            } | null;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            verification: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                text: string;
            } | null;
            version: number;
            withdrawal: string | null;
        };
        FindingCause: {
            analysis: string;
            note?: string;
        };
        FindingChanges: {
            cause?: string | null;
            condition?: string;
            criteria?: string | null;
            domain?: string | null;
            effect?: string | null;
            markets?: string[];
            /** @enum {string|null} */
            rating?: "low" | "medium" | "high" | "critical" | null;
            recommendations?: string[];
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            title?: string;
        };
        FindingDetail: components["schemas"]["Finding"] & {
            alignment: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                status: "open" | "deciding" | "agreed" | "not_agreed" | "withdrawn";
            } | null;
            allowed: string[];
            analysis: {
                contentHash: string;
                contentVersion: number;
                /** Format: uuid */
                id: string;
                key: string;
                title: string;
            } | null;
            earlier: {
                /** Format: date-time */
                createdAt: string;
                /** Format: uuid */
                id: string;
                key: string;
                rating: ("low" | "medium" | "high" | "critical") | null;
                /** @enum {string} */
                status: "noted" | "draft" | "proposed" | "disputed" | "agreed" | "remediating" | "remediated" | "verified" | "withdrawn";
                title: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
        };
        FindingDispute: {
            reason: string;
            wouldChange: string;
        };
        FindingDone: {
            links?: string[];
            text: string;
        };
        FindingLaunch: {
            activate?: boolean;
            digest?: string;
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            templateId?: string;
            templateVersion?: number;
            timeZone?: string;
        };
        FindingLaunchPreview: {
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            templateId?: string;
            templateVersion?: number;
            timeZone?: string;
        };
        FindingLaunchPreviewed: {
            digest: string;
            items: {
                due: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                owner: components["schemas"]["PersonRef"];
                phase: string;
                severity: string | null;
                title: string;
            }[];
            launchable: boolean;
            phases: {
                name: string;
                targetDate: string | null;
            }[];
            problems: {
                message: string;
                path: string;
            }[];
            program: {
                domain: string | null;
                manager: components["schemas"]["PersonRef"];
                markets: string[];
                name: string;
            };
            templateVersionId: string | null;
        };
        FindingLimits: {
            agreeWithin: {
                critical: string;
                high: string;
                low: string;
                medium: string;
            };
            note: string;
            remediateWithin: {
                critical: string;
                high: string;
                low: string;
                medium: string;
            };
            /** Format: date-time */
            setAt: string;
            setBy: components["schemas"]["PersonRef"] | null;
            verifyWithin: {
                critical: string;
                high: string;
                low: string;
                medium: string;
            };
            version: number;
        };
        FindingLimitsBody: {
            agreeWithin: components["schemas"]["LimitsByRating"];
            note: string;
            remediateWithin: components["schemas"]["LimitsByRating"];
            verifyWithin: components["schemas"]["LimitsByRating"];
        };
        FindingNote: {
            note?: string;
        };
        FindingProposal: {
            note?: string;
            target?: components["schemas"]["DueDate"];
        };
        FindingRaise: {
            criteria?: string;
            note?: string;
            /** Format: uuid */
            ownerId?: string;
            /** @enum {string} */
            rating: "low" | "medium" | "high" | "critical";
        };
        FindingReason: {
            reason: string;
        };
        FindingReassignment: {
            /** Format: uuid */
            ownerId: string;
            reason: string;
        };
        FindingRemediation: {
            by?: string;
            note?: string;
        };
        FindingReopening: {
            reason: string;
            target?: components["schemas"]["DueDate"];
        };
        FindingsByAge: {
            cells: {
                /** @enum {string} */
                age: "under_30" | "under_90" | "under_180" | "over_180";
                count: number;
                overdue: number;
                rating: ("low" | "medium" | "high" | "critical") | null;
            }[];
        };
        FindingSchedule: {
            /** Format: uuid */
            domainLeadId?: string | null;
            reason: string;
            target?: components["schemas"]["DueDate"];
        };
        FindingVerification: {
            text: string;
        };
        FollowUpRequest: {
            description?: string;
            due: components["schemas"]["DueDate"];
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            phaseId?: string | null;
            severity?: string | null;
            title: string;
        };
        FromWhen: {
            /** Format: date */
            date: string;
            time?: string;
        };
        GlassConfirmation: {
            contentHash: string;
        };
        GlassRequest: {
            contentHash: string;
            reason: string;
        };
        GovernanceReport: {
            agreement: {
                blind: number;
                ended: components["schemas"]["CountedInWeek"];
                rounds: {
                    rows: {
                        ac1: {
                            high: number;
                            low: number;
                            value: number;
                        } | null;
                        alpha: {
                            high: number;
                            low: number;
                            value: number;
                        } | null;
                        ended: boolean;
                        few: boolean;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        pairs: number;
                        path: string;
                        raw: {
                            high: number;
                            low: number;
                            value: number;
                        } | null;
                        title: string;
                        /** @enum {string} */
                        trust: "ac1" | "alpha" | "raw" | "none";
                    }[];
                    total: number;
                };
            } | null;
            /** Format: date-time */
            at: string;
            causes: {
                causes: {
                    rows: {
                        count: number;
                        cumulative: number;
                        name: string;
                    }[];
                    total: number;
                };
                repeats: {
                    rows: {
                        earlier: number;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        owner: string;
                        path: string;
                        rating: ("low" | "medium" | "high" | "critical") | null;
                        title: string;
                    }[];
                    total: number;
                };
                signed: components["schemas"]["CountedInWeek"];
                written: components["schemas"]["CountedInWeek"];
            } | null;
            controls: {
                coverage: {
                    failingOnly: number;
                    none: number;
                    operating: number;
                };
                failing: {
                    rows: {
                        /** Format: uuid */
                        id: string;
                        key: string;
                        missedInARow: number;
                        owner: string;
                        path: string;
                        testFailed: boolean;
                        title: string;
                    }[];
                    total: number;
                };
                ineffective: components["schemas"]["CountedInWeek"];
                missed: components["schemas"]["CountedInWeek"];
                operating: number;
                tests: {
                    rows: {
                        control: string;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        path: string;
                        tester: string;
                        title: string;
                    }[];
                    total: number;
                };
            } | null;
            escalated: {
                acknowledged: number;
                byLevel: {
                    count: number;
                    level: number;
                }[];
                levels: components["schemas"]["CountedInWeek"];
                medianMs: number | null;
                records: {
                    rows: {
                        acknowledgedAfterMs: number | null;
                        /** Format: date-time */
                        at: string;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        level: number;
                        path: string;
                        title: string;
                        told: string[];
                    }[];
                    total: number;
                };
            };
            late: {
                ages: {
                    count: number;
                    from: number;
                    late: number;
                    until: number | null;
                }[];
                breached: components["schemas"]["CountedInWeek"];
                items: {
                    rows: {
                        /** Format: date-time */
                        dueAt: string;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        level: number;
                        owner: string;
                        path: string;
                        program: string;
                        /** @enum {string} */
                        reason: "approver" | "consent" | "exception" | "hold" | "dependency" | "owner";
                        title: string;
                        waitsFor: string[];
                    }[];
                    total: number;
                };
                open: number;
                others: {
                    count: number;
                    kind: string;
                }[];
                reasons: {
                    count: number;
                    /** @enum {string} */
                    reason: "approver" | "consent" | "exception" | "hold" | "dependency" | "owner";
                }[];
                weeks: {
                    done: number;
                    kept: number;
                    name: string;
                    open: number[];
                }[];
            };
            metrics: {
                breaches: {
                    rows: {
                        band: ("amber" | "red") | null;
                        bound: {
                            above: number | null;
                            below: number | null;
                            text: string;
                        } | null;
                        /** Format: uuid */
                        id: string;
                        key: string;
                        owner: string;
                        path: string;
                        points: {
                            few: boolean;
                            /** Format: date */
                            period: string;
                            value: number | null;
                        }[];
                        /** Format: date */
                        since: string;
                        title: string;
                        /** @enum {string} */
                        type: "out_of_band" | "missing";
                        value: string | null;
                    }[];
                    total: number;
                };
                ended: components["schemas"]["CountedInWeek"];
                opened: components["schemas"]["CountedInWeek"];
                states: {
                    amber: number;
                    green: number;
                    none: number;
                    red: number;
                    too_few: number;
                };
            } | null;
            reader: components["schemas"]["PersonRef"];
            scope: {
                domain: string | null;
                market: string | null;
                program: components["schemas"]["NamedRef"] | null;
            };
            week: {
                /** Format: date-time */
                from: string;
                /** Format: date */
                monday: string;
                name: string;
                /** Format: date */
                sunday: string;
                /** Format: date-time */
                to: string;
            };
            whole: boolean;
            withheld: number;
            zone: string;
        };
        GroupChoices: {
            decisions?: components["schemas"]["ChoiceBody"];
            escalations?: components["schemas"]["ChoiceBody"];
            own_work?: components["schemas"]["ChoiceBody"];
            program_news?: components["schemas"]["ChoiceBody"];
            reminders?: components["schemas"]["ChoiceBody"];
        };
        GroupRuleBody: {
            mayDigest: boolean;
            maySwitchOff: boolean;
            standard: components["schemas"]["ChoiceBody"];
        };
        GroupRules: {
            decisions: components["schemas"]["GroupRuleBody"];
            escalations: components["schemas"]["GroupRuleBody"];
            own_work: components["schemas"]["GroupRuleBody"];
            program_news: components["schemas"]["GroupRuleBody"];
            reminders: components["schemas"]["GroupRuleBody"];
        };
        HandBackBody: {
            /** Format: uuid */
            assignmentId: string;
            note?: string | null;
        };
        Handover: {
            /** Format: uuid */
            from: string;
            /** Format: uuid */
            to: string;
        };
        HandOver: {
            counts: {
                count: number;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
            }[];
            digest: string;
            from: components["schemas"]["PersonRef"];
            hands: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
                name: string;
                part: string;
            }[];
            items: components["schemas"]["BulkOperationDetail"] | null;
            remains: {
                how: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
                name: string;
                part: string;
            }[];
            to: components["schemas"]["PersonRef"];
        };
        HandOverRun: {
            digest: string;
            /** Format: uuid */
            operationId?: string | null;
            /** Format: uuid */
            toId: string;
        };
        HandOverTo: {
            /** Format: uuid */
            toId: string;
        };
        HappenedBody: {
            /** Format: date-time */
            at: string;
            text: string;
        };
        HeldItem: {
            /** Format: uuid */
            assignmentId: string;
            /** @enum {string} */
            duty: "review" | "adjudicate";
            /** Format: date-time */
            heldUntil: string;
            items: number;
            language: string | null;
            link: string | null;
            market: string | null;
            place: number;
            policyLine: string | null;
            said: {
                decision: string;
                note: string | null;
                policyLine: string | null;
            }[];
            title: string;
        };
        Holdings: {
            counts: {
                count: number;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
            }[];
            holdings: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
                name: string;
                part: string;
            }[];
            person: components["schemas"]["PersonRef"];
        };
        Identity: {
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            how: "address" | "created" | "linked";
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            person: components["schemas"]["NamedRef"];
            subject: string;
        };
        Import: {
            changes?: {
                externalId: string | null;
                field: string;
                from: string;
                item: string;
                last: string | null;
                row: number;
                to: string;
                /** @enum {string} */
                verdict: "changed" | "kept" | "left" | "noted";
            }[];
            changesCount?: number;
            created: number;
            /** Format: date-time */
            createdAt: string;
            dryRun: boolean;
            error: string | null;
            fileName: string;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            kept: number;
            left: number;
            mapping: {
                column: string;
                field: string | null;
            }[];
            missing: number;
            notes: string[];
            options?: {
                again: boolean;
                correctedRows: number;
                dateOrder: string | null;
                defaultOwner: string | null;
                draft: boolean;
                dueRule: string | null;
                encoding: string | null;
                late: string;
                onConflict: string;
                onMissing: string;
                owners: string;
                severalOwners: string;
                sheet: string | null;
                shiftTo: string | null;
            };
            program: {
                id: string | null;
                isNew: boolean;
                name: string;
            };
            rejected?: {
                column: string | null;
                message: string;
                row: number;
            }[];
            rejectedCount: number;
            rows: number;
            rowsDone: number;
            setOff?: {
                breaching: number;
                escalating: number;
                messages: number;
                people: number;
            };
            /** @enum {string} */
            state: "queued" | "reading" | "writing" | "done" | "failed" | "cancelled";
            statuses?: ("draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled")[];
            statusWords: {
                how: string | null;
                means: string | null;
                rows: number;
                word: string;
            }[];
            unchanged: number;
            updated: number;
        };
        ImportedDays: {
            added: number;
            calendar: components["schemas"]["CalendarDetail"];
            changed: number;
            dropped: number;
            droppedDays: {
                /** Format: date */
                date: string;
                name: string;
            }[];
            dryRun: boolean;
            rejected: {
                message: string;
                row: number;
            }[];
            skipped: {
                message: string;
                row: number;
            }[];
            unchanged: number;
            years: {
                before: number;
                days: number;
                whole: boolean;
                year: number;
            }[];
        };
        ImportPolicyNames: {
            effectiveness?: string;
            escalation?: string;
            extension?: string;
            reminder?: string;
            signOff?: string;
        };
        ImportPreview: {
            fields: {
                /** @enum {string} */
                name: "id" | "title" | "description" | "owner" | "due" | "status" | "severity" | "rootCause" | "raised" | "tags" | "phase" | "completed" | "dependsOn";
                required: boolean;
            }[];
            fileName: string;
            first: {
                cells: string[];
                counted: {
                    after: string | null;
                    date: string | null;
                    duration: string | null;
                } | null;
                due: string | null;
                id: string | null;
                owner: string;
                phase: string;
                raised: string | null;
                row: number;
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
            }[];
            headerRow: number;
            mapping: {
                column: string;
                field: string | null;
            }[];
            notes: string[];
            program: {
                id: string | null;
                isNew: boolean;
                name: string;
            };
            rejected: {
                cells: string[];
                column: string | null;
                message: string;
                row: number;
            }[];
            rejectedCount: number;
            rows: number;
            sheet: string | null;
            sheets: {
                hidden: boolean;
                name: string;
            }[];
            statuses: ("draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled")[];
            statusWords: {
                how: string | null;
                means: string | null;
                rows: number;
                word: string;
            }[];
        };
        ItemChanges: {
            attributes?: {
                [key: string]: unknown;
            };
            description?: string;
            rootCause?: string | null;
            severity?: string | null;
            tags?: string[];
            title?: string;
        };
        ItemChangesOf: {
            attributes?: {
                [key: string]: unknown;
            };
            description?: string;
            dueIn?: string;
            /** Format: uuid */
            ownerId?: string;
            /** Format: uuid */
            phaseId?: string | null;
            severity?: string | null;
            tags?: string[];
            title?: string;
        };
        ItemDependency: {
            /** Format: date-time */
            dueAt: string;
            /** Format: uuid */
            id: string;
            key: string;
            lag: string | null;
            program: components["schemas"]["NamedRef"];
            reason: string | null;
            /** @enum {string} */
            status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
            title: string;
        };
        ItemPolicyChoice: {
            effectiveness?: string | null;
            escalation?: string;
            extension?: string;
            reminder?: string;
            signOff?: string;
        };
        ItemReason: {
            reason: string;
        };
        ItemState: {
            live: boolean;
            moves: {
                command: string;
                effect: string | null;
                guard: string | null;
                to: ("draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled" | "same" | "resumed")[];
            }[];
            /** @enum {string} */
            status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
        };
        JudgedItem: {
            adjudication: {
                answers: {
                    [key: string]: string;
                };
                decision: string;
                note: string | null;
                policyLine: string | null;
                reviewer: components["schemas"]["PersonRef"];
            } | null;
            answers: ({
                answers: {
                    [key: string]: string;
                };
                decision: string;
                note: string | null;
                policyLine: string | null;
                reviewer: components["schemas"]["PersonRef"];
            } | null)[];
            final: string | null;
            key: string;
            language: string | null;
            link: string | null;
            market: string | null;
            place: number;
            policyLine: string | null;
            site: string | null;
            stratum: string | null;
            title: string;
        };
        KeptAsked: {
            days: number;
        };
        KeptFor: {
            days: number | null;
        };
        KnownSpan: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
        };
        LabelBody: {
            value: string;
            violation?: boolean;
        };
        LaterDue: {
            /** Format: date */
            date: string;
            time?: string | null;
            zone?: string;
        };
        LaunchPreview: {
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            timeZone?: string;
            version?: number;
        };
        Leaving: {
            digest: string;
            ends: {
                feeds: number;
                links: number;
                sessions: number;
                tokens: number;
            };
            person: components["schemas"]["PersonRef"];
            rows: {
                /** @enum {string} */
                becomes: "hand_over" | "end" | "stay";
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
                name: string;
                part: string;
                to: components["schemas"]["NamedRef"] | null;
                why: string;
            }[];
        };
        LeavingChoice: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "occurrence" | "control_test" | "proposal" | "decision" | "recurrence" | "rota" | "policy" | "template" | "delegation" | "report" | "team" | "webhook" | "view";
            part?: string;
            /** Format: uuid */
            toId: string | null;
        };
        LeavingRequest: {
            choices?: components["schemas"]["LeavingChoice"][];
            /** Format: uuid */
            toId?: string;
        };
        LeavingRun: {
            choices?: components["schemas"]["LeavingChoice"][];
            digest: string;
            /** Format: uuid */
            toId?: string;
        };
        LegalHold: {
            /** Format: uuid */
            id: string;
            liftedAt: string | null;
            liftedBy: components["schemas"]["PersonRef"] | null;
            liftReason: string | null;
            on: {
                id: string | null;
                /** @enum {string} */
                kind: "everything" | "program" | "action_item" | "person";
                name: string | null;
            };
            /** Format: date-time */
            placedAt: string;
            placedBy: components["schemas"]["PersonRef"];
            reason: string;
        };
        LicenceLabelling: {
            adjudicatorIds?: string[];
            due: components["schemas"]["DueDate"];
            perItem?: number;
            reviewerIds: string[];
        };
        LicenceReason: {
            reason?: string;
        };
        LicenceSignature: {
            digest: string;
        };
        LimitsByRating: {
            critical: string;
            high: string;
            low: string;
            medium: string;
        };
        LinkRequest: {
            to: string;
        };
        MaintenanceWindow: {
            cancelledAt: string | null;
            createdBy: components["schemas"]["PersonRef"];
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            market: string | null;
            program: components["schemas"]["NamedRef"] | null;
            reason: string;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "coming" | "running" | "over" | "cancelled";
        };
        MeantException: {
            held: {
                /** Format: date-time */
                at: string;
                because: string;
                item: string;
                /** @enum {string} */
                kind: "reminder" | "breach" | "level" | "sign_off_limit" | "glass_expiry" | "extension_limit" | "effectiveness_due" | "effectiveness_limit" | "phase_target" | "phase_empty" | "delegation_start" | "delegation_end" | "lease_start" | "lease_end" | "lease_stale" | "lease_limit" | "lease_reminder" | "occurrence" | "effect";
                level: number;
                local: string;
                occurrence: number;
                who: {
                    person: components["schemas"]["PersonRef"];
                    role: string;
                }[];
                zone: string;
            }[];
            more?: boolean;
            ratings: {
                longest: string;
                /** @enum {string} */
                rating: "low" | "medium" | "high" | "critical";
                refused: string | null;
                stages: components["schemas"]["MeantStage"][];
                steps: components["schemas"]["MeantStep"][];
                /** Format: date-time */
                until: string;
            }[];
            requester: components["schemas"]["PersonRef"];
            riskOwner: components["schemas"]["PersonRef"];
        };
        MeantPolicy: {
            body: components["schemas"]["EscalationPolicy"] | components["schemas"]["ReminderPolicy"] | components["schemas"]["SignOffPolicy"] | components["schemas"]["ExtensionPolicy"] | components["schemas"]["ExceptionPolicy"] | components["schemas"]["EffectivenessPolicy"];
            /** @enum {string} */
            kind: "sign_off" | "extension" | "effectiveness" | "exception";
        };
        MeantStage: {
            approvers: {
                person: components["schemas"]["PersonRef"];
                role: string;
                veto: boolean;
                weight: number;
            }[];
            leftOut: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
            name: string;
            required: number;
            votes: boolean;
            weight: number;
        };
        MeantStep: {
            /** Format: date-time */
            at: string;
            because: string;
            /** @enum {string} */
            kind: "reminder" | "breach" | "level" | "sign_off_limit" | "glass_expiry" | "extension_limit" | "effectiveness_due" | "effectiveness_limit" | "phase_target" | "phase_empty" | "delegation_start" | "delegation_end" | "lease_start" | "lease_end" | "lease_stale" | "lease_limit" | "lease_reminder" | "occurrence" | "effect";
            level: number;
            local: string;
            occurrence: number;
            who: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
            zone: string;
        };
        MessageChannel: {
            because: string | null;
            /** @enum {string} */
            channel: "inbox" | "email" | "lark" | "slack" | "teams";
            deliveryId: string | null;
            error: string | null;
            sentAt: string | null;
            state: string;
        };
        MessagePreferences: {
            digest: {
                at: string;
                channels: ("email" | "lark" | "slack" | "teams")[];
            };
            effective: {
                [key: string]: {
                    channels: ("email" | "lark" | "slack" | "teams")[] | null;
                    /** @enum {string} */
                    when: "immediate" | "digest";
                };
            };
            groups: {
                [key: string]: {
                    channels: ("email" | "lark" | "slack" | "teams")[] | null;
                    /** @enum {string} */
                    when: "immediate" | "digest";
                };
            };
            quietHours: {
                from: string;
                to: string;
            } | null;
            version: number;
        };
        MessageSettings: {
            channels: {
                [key: string]: boolean;
            };
            groups: {
                [key: string]: {
                    mayDigest: boolean;
                    maySwitchOff: boolean;
                    standard: {
                        channels: ("email" | "lark" | "slack" | "teams")[] | null;
                        /** @enum {string} */
                        when: "immediate" | "digest";
                    };
                };
            };
            mailServer: boolean;
            version: number;
        };
        MessageSettingsBody: {
            channels: components["schemas"]["ChannelFlags"];
            groups: components["schemas"]["GroupRules"];
        };
        Metric: {
            /** @enum {string} */
            cadence: "daily" | "weekly" | "monthly";
            /** Format: date-time */
            createdAt: string;
            definition: number;
            dimensions: string[];
            /** @enum {string} */
            direction: "lower" | "higher" | "neither";
            domain: string | null;
            expected: {
                grace: string;
                slices: {
                    [key: string]: string;
                }[];
            } | null;
            formula: string;
            /** Format: uuid */
            id: string;
            key: string;
            lastPeriod: string | null;
            markets: string[];
            name: string;
            owner: components["schemas"]["PersonRef"];
            retired: boolean;
            source: string;
            stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
            states: {
                amber: number;
                green: number;
                none: number;
                red: number;
                too_few: number;
            };
            thresholds: components["schemas"]["MetricThreshold"][];
            /** @enum {string} */
            type: "count" | "rate" | "mean";
            unit: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            zone: string;
        };
        MetricBounds: {
            above: number | null;
            below: number | null;
        };
        MetricChangesRequest: {
            /** @enum {string} */
            cadence?: "daily" | "weekly" | "monthly";
            dimensions?: string[];
            /** @enum {string} */
            direction?: "lower" | "higher" | "neither";
            domain?: string | null;
            expected?: components["schemas"]["ExpectedBody"] | null;
            formula?: string;
            markets?: string[];
            name?: string;
            note?: string;
            /** Format: uuid */
            ownerId?: string;
            retired?: boolean;
            source?: string;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            thresholds?: components["schemas"]["ThresholdBody"][];
            /** @enum {string} */
            type?: "count" | "rate" | "mean";
            unit?: string;
            zone?: string;
        };
        MetricDetail: {
            /** @enum {string} */
            cadence: "daily" | "weekly" | "monthly";
            /** Format: date-time */
            createdAt: string;
            definition: number;
            definitions: {
                definition: number;
                /** Format: date-time */
                madeAt: string;
                madeBy: components["schemas"]["PersonRef"];
                meaning: {
                    [key: string]: unknown;
                };
                note: string;
            }[];
            dimensions: string[];
            /** @enum {string} */
            direction: "lower" | "higher" | "neither";
            domain: string | null;
            expected: {
                grace: string;
                slices: {
                    [key: string]: string;
                }[];
            } | null;
            formula: string;
            /** Format: uuid */
            id: string;
            key: string;
            lastPeriod: string | null;
            markets: string[];
            name: string;
            owner: components["schemas"]["PersonRef"];
            retired: boolean;
            source: string;
            stage: ("policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance") | null;
            states: {
                amber: number;
                green: number;
                none: number;
                red: number;
                too_few: number;
            };
            thresholds: components["schemas"]["MetricThreshold"][];
            /** @enum {string} */
            type: "count" | "rate" | "mean";
            unit: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            zone: string;
        };
        MetricSlice: {
            lastPeriod: string | null;
            reasons: string[];
            ref: string;
            since: string | null;
            slice: {
                [key: string]: string;
            };
            /** @enum {string} */
            state: "none" | "too_few" | "green" | "amber" | "red";
            threshold: string | null;
        };
        MetricThreshold: {
            amber: components["schemas"]["MetricBounds"] | null;
            baseline: number | null;
            case: {
                impact: number;
                likelihood: number;
            } | null;
            leastN: number;
            name: string;
            periods: number;
            recovery: components["schemas"]["MetricBounds"] | null;
            recoveryPeriods: number;
            red: components["schemas"]["MetricBounds"] | null;
            slice: {
                [key: string]: string;
            };
        };
        MetricValue: {
            amount: number;
            band: ("green" | "amber" | "red" | "too_few") | null;
            base: number | null;
            bounds: {
                amber: components["schemas"]["MetricBounds"] | null;
                recovery: components["schemas"]["MetricBounds"] | null;
                red: components["schemas"]["MetricBounds"] | null;
            } | null;
            corrections: {
                amount: number;
                base: number | null;
                /** Format: date-time */
                replacedAt: string;
                replacedBy: components["schemas"]["PersonRef"];
                value: number | null;
            }[];
            definition: number;
            /** Format: date-time */
            loadedAt: string;
            loadedBy: components["schemas"]["PersonRef"];
            /** Format: date */
            period: string;
            state: ("green" | "amber" | "red") | null;
            value: number | null;
        };
        MetricValuesRequest: {
            columns: string[];
            rows: (string | number | null)[][];
        };
        MissedBody: {
            inARow?: number;
            /** @enum {string|null} */
            raises?: "observation" | "finding" | null;
            /** @enum {string|null} */
            rating?: "low" | "medium" | "high" | "critical" | null;
        };
        MovedStep: {
            because: string | null;
            from: string | null;
            kind: string;
            level: number;
            occurrence: number;
            to: string | null;
            who: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
            whoBefore: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
        };
        NamedRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        NewAlignmentRequest: {
            /** Format: uuid */
            chairId?: string;
            due: components["schemas"]["DueDate"];
            finding: string;
            policies?: components["schemas"]["CasePolicyChoice"];
            proposal: string;
            rule: components["schemas"]["RuleBody"];
            teams: components["schemas"]["AskedTeam"][];
        };
        NewAnalysisRequest: {
            about: string[];
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            due?: components["schemas"]["DueDate"];
            markets?: string[];
            /** @enum {string} */
            method: "whys" | "ishikawa" | "fault-tree";
            nodes?: components["schemas"]["NodeBody"][];
            /** Format: uuid */
            ownerId?: string;
            policies?: components["schemas"]["AnalysisPolicyChoice"];
            problem: string;
            readerIds?: string[];
            restricted?: boolean;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            timeline?: components["schemas"]["HappenedBody"][];
            title: string;
        };
        NewApiToken: {
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "personal" | "service";
            lastUsedAt: string | null;
            /** @enum {string} */
            level: "read" | "act" | "administer" | "directory";
            name: string;
            programId: string | null;
            revokedAt: string | null;
            token: string | null;
        };
        NewCalendarRequest: {
            copyOf?: string;
            key: string;
            market?: string | null;
            name: string;
            region?: string;
            zone?: string;
        };
        NewCaseRequest: {
            affected?: components["schemas"]["AffectedBody"];
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            impact: number;
            /** Format: uuid */
            leadId?: string;
            likelihood: number;
            markets?: string[];
            policies?: components["schemas"]["CasePolicyChoice"];
            readerIds?: string[];
            reporter?: string | null;
            /** Format: uuid */
            reporterId?: string | null;
            restricted?: boolean;
            samples?: components["schemas"]["SampleBody"][];
            /** @enum {string} */
            source: "user_report" | "seller_report" | "internal_review" | "regulator" | "audit" | "media" | "metric" | "other";
            sourceText?: string | null;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            text: string;
            title: string;
        };
        NewContactPointRequest: {
            /** @enum {string} */
            channel: "lark" | "slack" | "teams";
            larkId?: string;
            name?: string;
            secret?: string | null;
            url?: string;
        };
        NewControlRequest: {
            attestEvery?: string;
            /** @enum {string} */
            automation: "manual" | "semi_automated" | "automated";
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            frequency: components["schemas"]["ControlFrequency"];
            links?: string[];
            markets: string[];
            missed?: components["schemas"]["MissedBody"];
            objective: string;
            /** Format: uuid */
            operatorId: string;
            /** Format: uuid */
            ownerId?: string;
            policies?: components["schemas"]["CasePolicyChoice"];
            procedure?: string | null;
            readerIds?: string[];
            restricted?: boolean;
            /** @enum {string} */
            stage: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance";
            title: string;
            /** @enum {string} */
            type: "preventive" | "detective" | "corrective";
            within?: string;
        };
        NewControlTest: {
            /** @enum {string} */
            about: "design" | "operating";
            control: string;
            due: components["schemas"]["DueDate"];
            /** Format: uuid */
            testerId: string;
        };
        NewDelegationRequest: {
            from?: components["schemas"]["FromWhen"];
            /** Format: uuid */
            personId?: string;
            reason?: string;
            /** @enum {string} */
            scope: "approvals" | "everything";
            /** Format: uuid */
            standInId: string;
            timeZone?: string;
            until: components["schemas"]["UntilWhen"];
        };
        NewDependency: {
            lag?: string | null;
            on: string;
            reason?: string;
        };
        NewDeviceLogin: {
            client: string;
            /** @enum {string} */
            level?: "read" | "act" | "administer" | "prove";
        };
        NewExceptionRequest: {
            compensatingControls?: components["schemas"]["CompensatingControl"][];
            /** Format: uuid */
            domainLeadId?: string | null;
            ends: components["schemas"]["DueDate"];
            /** @enum {string} */
            inherentRating: "low" | "medium" | "high" | "critical";
            items?: string[];
            /** @enum {string} */
            kind: "policy_exception" | "risk_acceptance";
            policy?: string;
            /** Format: uuid */
            policyVersionId?: string;
            rationale: string;
            /** @enum {string} */
            residualRating: "low" | "medium" | "high" | "critical";
            /** Format: uuid */
            riskOwnerId: string;
            rule?: string | null;
            scope: components["schemas"]["ExceptionScope"];
            starts?: components["schemas"]["DueDate"] | null;
            title: string;
        };
        NewFeed: {
            /** Format: uuid */
            programId?: string | null;
        };
        NewFindingRequest: {
            analysis?: string;
            cause?: string | null;
            condition: string;
            criteria?: string | null;
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            effect?: string | null;
            /** @enum {string} */
            grade: "observation" | "finding";
            links?: string[];
            markets: string[];
            /** Format: uuid */
            ownerId?: string;
            policies?: components["schemas"]["CasePolicyChoice"];
            /** @enum {string|null} */
            rating?: "low" | "medium" | "high" | "critical" | null;
            readerIds?: string[];
            recommendations?: string[];
            restricted?: boolean;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            title: string;
        };
        NewHold: {
            everything?: boolean;
            /** Format: uuid */
            itemId?: string;
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            programId?: string;
            reason: string;
        };
        NewIdentity: {
            /** Format: uuid */
            personId: string;
            subject: string;
        };
        NewLicence: {
            allowed?: number;
            /** Format: date-time */
            endsAt: string;
            errors?: number;
            /** Format: date-time */
            from: string;
            rule: string;
            share?: number;
            unmatched?: number;
            /** Format: date-time */
            until?: string;
        };
        NewLink: {
            title: string;
            url: string;
        };
        NewMetricRequest: {
            /** @enum {string} */
            cadence: "daily" | "weekly" | "monthly";
            dimensions?: string[];
            /** @enum {string} */
            direction: "lower" | "higher" | "neither";
            domain?: string | null;
            expected?: components["schemas"]["ExpectedBody"] | null;
            formula: string;
            key: string;
            markets?: string[];
            name: string;
            note?: string;
            /** Format: uuid */
            ownerId?: string;
            source: string;
            /** @enum {string|null} */
            stage?: "policy_development" | "policy_operationalisation" | "detection" | "moderation" | "enforcement" | "appeals" | "quality_assurance" | null;
            thresholds?: components["schemas"]["ThresholdBody"][];
            /** @enum {string} */
            type: "count" | "rate" | "mean";
            unit?: string;
            zone: string;
        };
        NewPerson: {
            /** @enum {string} */
            access?: "administrator" | "program_manager" | "member" | "auditor";
            calendar?: string | null;
            email?: string | null;
            external?: boolean;
            /** Format: uuid */
            managerId?: string | null;
            market?: string | null;
            name: string;
            service?: boolean;
            /** Format: uuid */
            teamId?: string | null;
            timeZone?: string;
        };
        NewPhase: {
            description?: string;
            name: string;
            /** Format: date */
            targetDate?: string | null;
        };
        NewPolicy: {
            body: components["schemas"]["EscalationPolicy"] | components["schemas"]["ReminderPolicy"] | components["schemas"]["SignOffPolicy"] | components["schemas"]["ExtensionPolicy"] | components["schemas"]["ExceptionPolicy"] | components["schemas"]["EffectivenessPolicy"];
            description?: string;
            /** @enum {string} */
            kind: "escalation" | "reminder" | "sign_off" | "extension" | "exception" | "effectiveness";
            name: string;
        };
        NewProposalRequest: {
            arguments?: {
                [key: string]: unknown;
            };
            command: string;
            madeBy?: components["schemas"]["ProposalMaker"];
            /** @enum {string} */
            maker?: "person" | "rule" | "model" | "client";
            premise?: string[];
            quotes?: components["schemas"]["ProposalQuote"][];
            reason: string;
            record: string;
            /** Format: uuid */
            setById?: string;
            until?: components["schemas"]["DueDate"];
        };
        NewProvider: {
            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "Ed25519")[];
            audience?: string | null;
            clientId?: string | null;
            domains?: string[];
            groupClaim?: string | null;
            issuer?: string;
            jwksUrl?: string | null;
            key: string;
            /** @enum {string} */
            kind: "oidc" | "lark" | "jwt";
            /** @enum {string} */
            level?: "read" | "act" | "administer";
            levelClaim?: string | null;
            market?: string | null;
            maxMinutes?: number;
            name: string;
            programClaim?: string | null;
            /** Format: uuid */
            programId?: string | null;
            scopes?: string[];
            secret?: string | null;
            singleUse?: boolean;
            skewSeconds?: number;
            /** Format: uuid */
            teamId?: string | null;
            tenantKey?: string | null;
            /** @enum {string} */
            unknown?: "create" | "refuse";
        };
        NewRecurrence: {
            item?: components["schemas"]["RecurringItem"];
            name: string;
            program?: components["schemas"]["RecurringProgram"];
            schedule: components["schemas"]["ScheduleFacts"];
        };
        NewRehearsal: {
            days?: number;
            /** Format: uuid */
            escalationPolicyVersionId?: string;
            /** Format: uuid */
            extensionPolicyVersionId?: string;
            /** Format: uuid */
            programId: string;
            /** Format: uuid */
            reminderPolicyVersionId?: string;
            /** Format: uuid */
            signOffPolicyVersionId?: string;
        };
        NewReviewRequest: {
            adjudicatorIds?: string[];
            decision: components["schemas"]["DecisionBody"];
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            due: components["schemas"]["DueDate"];
            holdMinutes?: number;
            markets?: string[];
            /** Format: uuid */
            ownerId?: string;
            perItem: number;
            policies?: components["schemas"]["CasePolicyChoice"];
            policyLines?: string[];
            questions?: components["schemas"]["QuestionBody"][];
            reviewerIds?: string[];
            /** @enum {string} */
            severity?: "low" | "medium" | "high" | "critical";
            text?: string;
            title: string;
        };
        NewRiskRequest: {
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            impact: number;
            likelihood: number;
            markets?: string[];
            /** Format: uuid */
            ownerId: string;
            policies?: components["schemas"]["RiskPolicyChoice"];
            reviewDue?: components["schemas"]["DueDate"];
            reviewEvery: string;
            text: string;
            title: string;
        };
        NewRoleGrantRequest: {
            domain?: string;
            /** Format: date-time */
            from?: string;
            group?: string;
            market?: string;
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            programId?: string;
            reason: string;
            /** @enum {string} */
            role: "administrator" | "head_of_governance" | "program_manager" | "risk_analyst" | "control_owner" | "tester" | "auditor" | "member";
            /** @enum {string} */
            scope: "all" | "domain" | "market" | "program";
            source?: string;
            /** Format: uuid */
            teamId?: string;
            /** Format: date-time */
            until?: string;
        };
        NewRota: {
            body: components["schemas"]["RotaBody"];
            description?: string;
            name: string;
        };
        NewRule: {
            description?: string;
            name: string;
            text: string;
        };
        NewRunRequest: {
            called?: string;
            /** Format: uuid */
            evidence?: string;
            /** @enum {string} */
            into?: "en" | "zh-CN" | "id" | "th" | "vi" | "ms";
            record: string;
            /** @enum {string} */
            task: "case_triage" | "finding_draft" | "handover_summary" | "actions_from_text" | "translation";
            text?: string;
        };
        NewSchedulePreview: {
            /** Format: uuid */
            managerId?: string;
            /** Format: uuid */
            programId?: string;
            schedule: components["schemas"]["ScheduleFacts"];
        };
        NewSignInLink: {
            /** @enum {string} */
            purpose: "sign_in" | "invitation";
            /** @enum {string} */
            send?: "hand" | "mail";
        };
        NewSubscription: {
            at: string;
            domain?: string;
            /** @enum {string} */
            language?: "en" | "zh-CN";
            market?: string;
            person?: string;
            program?: string;
            weekday: number;
            zone?: string;
        };
        NewTeam: {
            /** Format: uuid */
            leadId?: string | null;
            market?: string | null;
            name: string;
        };
        NewTemplate: {
            body: {
                [key: string]: unknown;
            };
            description?: string;
            name: string;
        };
        NewTokenRequest: {
            /** Format: date-time */
            expiresAt?: string | null;
            /** @enum {string} */
            level?: "read" | "act" | "administer" | "directory";
            name: string;
            /** Format: uuid */
            programId?: string | null;
        };
        NewView: {
            columns?: string[];
            group?: string | null;
            /** @enum {string} */
            list: "action-items" | "programs" | "exceptions" | "risks" | "cases" | "findings" | "controls" | "occurrences" | "people" | "policies" | "deliveries" | "audit-events";
            name: string;
            query: {
                [key: string]: string;
            };
            /** @enum {string} */
            sharing?: "mine" | "team" | "all";
            /** Format: uuid */
            teamId?: string | null;
        };
        NewWebhook: {
            events?: string[];
            name: string;
            /** Format: uuid */
            programId?: string | null;
            url: string;
        };
        NewWindow: {
            /** Format: date-time */
            endsAt: string;
            market?: string | null;
            /** Format: uuid */
            programId?: string | null;
            reason: string;
            /** Format: date-time */
            startsAt: string;
        };
        NoBody: Record<string, never>;
        NodeBody: {
            code?: string | null;
            /** @enum {string|null} */
            confidence?: "low" | "medium" | "high" | null;
            evidence?: components["schemas"]["EvidenceBody"][];
            /** @enum {string|null} */
            gate?: "and" | "or" | null;
            id: string;
            /** @enum {string} */
            kind: "effect" | "why" | "category" | "event" | "gate";
            parents?: string[];
            /** @enum {string|null} */
            role?: "root" | "contributing" | null;
            text: string;
        };
        Notification: {
            /** Format: date-time */
            at: string;
            body: string;
            channels: components["schemas"]["MessageChannel"][];
            id: number;
            kind: string;
            level: number | null;
            programId: string | null;
            push: string;
            readAt: string | null;
            role: string | null;
            subject: {
                /** Format: uuid */
                id: string;
                kind: string;
            };
            title: string;
        };
        OccurrencePerformance: {
            /** Format: date */
            doneOn?: string;
            exceptions?: number;
            links?: string[];
            note?: string;
            population?: number;
        };
        OccurrenceReason: {
            reason: string;
        };
        OccurrenceReassignment: {
            /** Format: uuid */
            operatorId: string;
            reason: string;
        };
        OneOfMany: {
            digest?: string;
            proposal: string;
        };
        OptionalReason: {
            reason?: string;
        };
        OverridesRequest: {
            days: components["schemas"]["StatedDayRequest"][];
        };
        Person: {
            /** @enum {string} */
            access: "administrator" | "program_manager" | "member" | "auditor";
            active: boolean;
            calendar: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string | null;
            external: boolean;
            /** Format: uuid */
            id: string;
            manager: components["schemas"]["NamedRef"] | null;
            market: string | null;
            name: string;
            sameAs: components["schemas"]["NamedRef"][];
            service: boolean;
            team: components["schemas"]["NamedRef"] | null;
            timeZone: string;
            version: number;
        };
        PersonChanged: {
            /** @enum {string} */
            access: "administrator" | "program_manager" | "member" | "auditor";
            active: boolean;
            calendar: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string | null;
            external: boolean;
            /** Format: uuid */
            id: string;
            manager: components["schemas"]["NamedRef"] | null;
            market: string | null;
            name: string;
            sameAs: components["schemas"]["NamedRef"][];
            service: boolean;
            stillHolds?: {
                count: number;
                kind: string;
            }[];
            team: components["schemas"]["NamedRef"] | null;
            timeZone: string;
            version: number;
        };
        PersonPatch: {
            /** @enum {string} */
            access?: "administrator" | "program_manager" | "member" | "auditor";
            active?: boolean;
            calendar?: string | null;
            email?: string | null;
            external?: boolean;
            /** Format: uuid */
            managerId?: string | null;
            market?: string | null;
            name?: string;
            /** Format: uuid */
            teamId?: string | null;
            timeZone?: string;
        };
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Phase: {
            beyondKnown: boolean;
            blocked: {
                because: string;
                /** Format: date-time */
                since: string;
            } | null;
            brokenGlass: boolean;
            description: string;
            /** Format: uuid */
            id: string;
            items: {
                cancelled: number;
                done: number;
                doneElsewhere: number;
                overdue: number;
                total: number;
            };
            name: string;
            openedAt: string | null;
            passedAt: string | null;
            position: number;
            signOff: {
                breakGlass: {
                    askedBy: components["schemas"]["PersonRef"];
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    expiresAt: string;
                    mayConfirm: components["schemas"]["PersonRef"][];
                    reason: string;
                } | null;
                content: {
                    [key: string]: unknown;
                };
                contentHash: string;
                /** Format: uuid */
                id: string;
                round: number;
                stage: number;
                stages: {
                    approvers: {
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        veto?: boolean;
                        weight?: number;
                    }[];
                    name: string;
                    proof?: {
                        maxAgeMinutes: number;
                    };
                    required: number;
                    votes?: boolean;
                }[];
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            } | null;
            /** @enum {string} */
            status: "pending" | "open" | "tollgate" | "passed" | "cancelled";
            targetDate: string | null;
            targetMissedAt: string | null;
        };
        PhasePatch: {
            description?: string;
            name?: string;
            /** Format: date */
            targetDate?: string | null;
        };
        Policy: {
            description: string;
            /** Format: uuid */
            id: string;
            isDefault: boolean;
            /** @enum {string} */
            kind: "escalation" | "reminder" | "sign_off" | "extension" | "exception" | "effectiveness";
            name: string;
            versions: components["schemas"]["PolicyVersion"][];
        };
        PolicyBody: {
            body: components["schemas"]["EscalationPolicy"] | components["schemas"]["ReminderPolicy"] | components["schemas"]["SignOffPolicy"] | components["schemas"]["ExtensionPolicy"] | components["schemas"]["ExceptionPolicy"] | components["schemas"]["EffectivenessPolicy"];
        };
        PolicyMeaning: {
            effectiveness?: {
                checkers: {
                    person: components["schemas"]["PersonRef"];
                    role: string;
                }[];
                /** @enum {string} */
                counted: "done" | "due" | "now";
                /** Format: date-time */
                from: string;
                leftOut: {
                    person: components["schemas"]["PersonRef"];
                    role: string;
                }[];
                steps: components["schemas"]["MeantStep"][];
            };
            exception?: components["schemas"]["MeantException"];
            extension?: {
                consent: {
                    deciders: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    leftOut: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    refused: string | null;
                    required: number;
                };
                daysLeft: number | null;
                grants: {
                    deciders: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    fromDays: number;
                    leftOut: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    refused: string | null;
                    required: number;
                    toDays: number | null;
                }[];
                had: {
                    days: number;
                    number: number;
                };
                late: components["schemas"]["MeantStep"][];
                left: number;
                refused: string | null;
            };
            signOff?: {
                glass: {
                    askers: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    expires: string;
                    seconds: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                } | null;
                late: components["schemas"]["MeantStep"][];
                refused: string | null;
                stages: components["schemas"]["MeantStage"][];
            };
        };
        PolicyPreview: {
            gone: components["schemas"]["UpcomingStep"][];
            items: components["schemas"]["PreviewedStep"][];
            more?: boolean;
            paused: {
                /** Format: date-time */
                since: string;
                why: string;
            } | null;
        };
        PolicyPublication: {
            begins: ("programs" | "tollgates" | "exceptions" | "records")[];
            items: {
                byVersion: {
                    count: number;
                    version: number;
                }[];
                count: number;
                more: boolean;
                shown: {
                    /** Format: uuid */
                    id: string;
                    key: string;
                    program: components["schemas"]["NamedRef"];
                    title: string;
                    version: number;
                }[];
            };
            others: {
                count: number;
                /** @enum {string} */
                kind: "risk" | "case" | "finding" | "breach" | "review_round" | "alignment" | "analysis" | "control" | "control_test" | "occurrence" | "proposal" | "exception";
                more: boolean;
            }[];
            programs: {
                count: number;
                more: boolean;
                shown: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    version: number;
                }[];
            };
            replan: {
                count: number;
                more: boolean;
                policies: {
                    escalation?: string;
                    extension?: string;
                    reminder?: string;
                    signOff?: string;
                };
            } | null;
            since: number | null;
            templates: {
                count: number;
                more: boolean;
                shown: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    takes: boolean;
                }[];
            };
            version: number;
        };
        PolicyVersion: {
            body: components["schemas"]["EscalationPolicy"] | components["schemas"]["ReminderPolicy"] | components["schemas"]["SignOffPolicy"] | components["schemas"]["ExtensionPolicy"] | components["schemas"]["ExceptionPolicy"] | components["schemas"]["EffectivenessPolicy"];
            changes: components["schemas"]["ProofChange"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            proof: components["schemas"]["ProofTold"] | null;
            publishedAt: string | null;
            replan: {
                escalation?: string;
                extension?: string;
                reminder?: string;
                signOff?: string;
            } | null;
            /** @enum {string} */
            status: "draft" | "published";
            version: number;
        };
        PreferencesBody: {
            digest: components["schemas"]["DigestBody"];
            groups: components["schemas"]["GroupChoices"];
            quietHours: components["schemas"]["QuietHoursBody"] | null;
        };
        PreviewedLaunch: {
            digest: string;
            items: {
                attributes: {
                    [key: string]: unknown;
                };
                because: string;
                dependsOn: string[];
                description: string;
                due: {
                    /** Format: date-time */
                    at: string;
                    beyondKnown: boolean;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                key: string;
                owner: components["schemas"]["PersonRef"];
                phase: string;
                severity: string | null;
                tags: string[];
                title: string;
                warning: string | null;
            }[];
            launchable: boolean;
            parameters: {
                [key: string]: unknown;
            };
            phases: {
                because: string | null;
                beyondKnown: boolean;
                description: string;
                name: string;
                targetDate: string | null;
                warning: string | null;
            }[];
            problems: {
                message: string;
                path: string;
            }[];
            program: {
                description: string;
                domain: string | null;
                domainLead: components["schemas"]["PersonRef"] | null;
                manager: components["schemas"]["PersonRef"];
                markets: string[];
                name: string;
                timeZone: string;
            };
            proofs: {
                maxAgeMinutes: number;
                path: string;
                policy: string;
                text: string;
                version: number;
            }[];
            templateVersion: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "draft" | "published";
                version: number;
            };
        };
        PreviewedSchedule: {
            coming: components["schemas"]["ComingOccurrence"][];
            notes: string[];
            schedule: {
                count: number | null;
                every: string | null;
                /** @enum {string} */
                missed: "catch_up" | "report";
                /** @enum {string} */
                mode: "fixed" | "after_completion";
                /** @enum {string} */
                onDayOff: "same" | "next_working_day" | "previous_working_day";
                rule: string | null;
                /** Format: date */
                startsOn: string;
                time: string;
                until: string | null;
                zone: string;
            };
            unskipped: string[];
        };
        PreviewedStep: {
            /** Format: date-time */
            at: string;
            because: string;
            beyondKnown?: boolean;
            /** @enum {string} */
            change: "same" | "moved" | "others" | "new";
            /** @enum {string} */
            kind: "reminder" | "breach" | "level" | "sign_off_limit" | "glass_expiry" | "extension_limit" | "effectiveness_due" | "effectiveness_limit" | "phase_target" | "phase_empty" | "delegation_start" | "delegation_end" | "lease_start" | "lease_end" | "lease_stale" | "lease_limit" | "lease_reminder" | "occurrence" | "effect";
            level: number;
            local: string;
            occurrence: number;
            was: string | null;
            who: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
            zone: string;
        };
        PreviewedTemplate: {
            items: {
                attributes: {
                    [key: string]: unknown;
                };
                because: string;
                dependsOn: string[];
                description: string;
                due: {
                    /** Format: date-time */
                    at: string;
                    beyondKnown: boolean;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                key: string;
                owner: components["schemas"]["PersonRef"];
                phase: string;
                severity: string | null;
                tags: string[];
                title: string;
                warning: string | null;
            }[];
            parameters: {
                [key: string]: unknown;
            };
            phases: {
                because: string | null;
                beyondKnown: boolean;
                description: string;
                name: string;
                targetDate: string | null;
                warning: string | null;
            }[];
            problems: {
                message: string;
                path: string;
            }[];
            program: {
                description: string;
                domain: string | null;
                domainLead: components["schemas"]["PersonRef"] | null;
                manager: components["schemas"]["PersonRef"];
                markets: string[];
                name: string;
                timeZone: string;
            };
        };
        Program: components["schemas"]["ProgramSummary"] & {
            allowed: string[];
            phases: components["schemas"]["Phase"][];
            refused: {
                because: string;
                command: string;
            }[];
            targetDate?: string | null;
        };
        ProgramChanges: {
            description?: string;
            domain?: string | null;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            markets?: string[];
            name?: string;
            policies?: components["schemas"]["ProgramPolicyChoice"];
        };
        ProgramChangesOf: {
            activate?: boolean;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            timeZone?: string | null;
            version?: number | null;
        };
        ProgramPolicyChoice: {
            effectiveness?: string | null;
            escalation?: string;
            extension?: string;
            reminder?: string;
            signOff?: string;
            tollgate?: string;
        };
        ProgramProgress: {
            ageing: {
                byAge: {
                    count: number;
                    from: number;
                    late: number;
                    until: number | null;
                }[];
                byLate: {
                    count: number;
                    from: number;
                    until: number | null;
                }[];
                n: number;
            };
            /** Format: date-time */
            at: string;
            burnUp: {
                /** Format: date */
                date: string;
                done: number;
                scope: number;
            }[];
            holding: {
                people: {
                    asked: {
                        count: number;
                        since: string | null;
                    };
                    late: {
                        count: number;
                        since: string | null;
                    };
                    person: components["schemas"]["PersonRef"];
                    team: components["schemas"]["NamedRef"] | null;
                }[];
                total: number;
            };
            onTime: {
                elsewhere: number;
                kept: number;
                keptFirst: number;
                n: number;
            };
            zone: string;
        };
        ProgramReason: {
            reason: string;
        };
        ProgramSchedule: {
            daysOff: {
                [key: string]: {
                    calendar: string;
                    days: {
                        /** Format: date */
                        from: string;
                        names: string[];
                        /** Format: date */
                        until: string;
                    }[];
                    knownUntil: string | null;
                    zone: string;
                };
            };
            /** Format: date */
            from: string;
            items: {
                begun: boolean;
                calendar: string;
                critical: boolean;
                due: {
                    /** Format: date-time */
                    at: string;
                    counted: string | null;
                    /** Format: date */
                    date: string;
                    time: string | null;
                    zone: string;
                };
                /** Format: date-time */
                end: string;
                expected: string | null;
                /** Format: uuid */
                id: string;
                key: string;
                ladderLevel: number;
                overdue: boolean;
                owner: components["schemas"]["PersonRef"];
                phase: components["schemas"]["NamedRef"];
                program: components["schemas"]["NamedRef"];
                /** Format: date-time */
                start: string;
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
                waitsFor: string[];
            }[];
            phases: {
                expected: string | null;
                /** Format: uuid */
                id: string;
                name: string;
                passed: string | null;
                /** @enum {string} */
                status: "pending" | "open" | "tollgate" | "passed" | "cancelled";
                target: string | null;
            }[];
            /** Format: date */
            until: string;
        };
        ProgramSummary: {
            activatedAt: string | null;
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            description: string;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            holdReason: string | null;
            /** Format: uuid */
            id: string;
            items: {
                byLevel: {
                    [key: string]: unknown;
                };
                byStatus: {
                    [key: string]: unknown;
                };
                doneElsewhere: number;
                overdue: number;
                total: number;
            };
            manager: components["schemas"]["PersonRef"];
            markets: string[];
            name: string;
            policies: {
                effectiveness: string | null;
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                extension: string;
                /** Format: uuid */
                reminder: string;
                /** Format: uuid */
                signOff: string;
                /** Format: uuid */
                tollgate: string;
            };
            restricted: boolean;
            /** @enum {string} */
            status: "draft" | "active" | "on_hold" | "closed" | "cancelled";
            template: {
                /** Format: uuid */
                id: string;
                name: string;
                version: number;
                /** Format: uuid */
                versionId: string;
            } | null;
            timeZone: string;
            version: number;
        };
        ProgramTemplate: {
            description?: string;
            name: string;
        };
        Proof: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            endsAt: string;
            how: string;
            proof: string | null;
        };
        ProofChange: {
            /** @enum {string} */
            proof: "begins" | "ends" | "shorter" | "longer";
            since: number;
            text: string;
        };
        ProofRequest: {
            password: string;
        };
        ProofTold: {
            maxAgeMinutes: number;
            text: string;
        };
        Proposal: {
            approvedAs: {
                arguments: {
                    [key: string]: unknown;
                };
                by: components["schemas"]["PersonRef"];
                changes: {
                    after: string;
                    before: string;
                    field: string;
                }[];
                difference: {
                    after: string;
                    before: string;
                    field: string;
                }[];
                digest: string;
            } | null;
            arguments: {
                [key: string]: unknown;
            };
            asked: components["schemas"]["PersonRef"][];
            author: components["schemas"]["PersonRef"];
            authors: components["schemas"]["PersonRef"][];
            changed: boolean;
            command: string;
            /** Format: date-time */
            createdAt: string;
            decision: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["PersonRef"];
                note: string | null;
                reason: ("wrong_facts" | "wrong_action" | "not_now" | "done_already" | "too_little_evidence") | null;
            } | null;
            difference: {
                after: string;
                before: string;
                field: string;
            }[];
            digest: string;
            endedAt: string | null;
            failure: {
                code: string;
                detail: string;
            } | null;
            /** Format: uuid */
            id: string;
            key: string;
            licence: {
                /** Format: uuid */
                id: string;
                key: string;
            } | null;
            madeBy: {
                data: string | null;
                model: string | null;
                name: string | null;
                prompt: string | null;
                rule: string | null;
                schema: string | null;
            };
            /** @enum {string} */
            maker: "person" | "rule" | "model" | "client";
            number: number;
            quotes: {
                place: string | null;
                source: string;
                text: string;
            }[];
            reason: string;
            record: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                title: string;
            };
            restricted: boolean;
            shareOfChange: number | null;
            /** @enum {string} */
            status: "proposed" | "approved" | "carried_out" | "failed" | "rejected" | "withdrawn" | "superseded" | "over";
            supersededBy: {
                /** Format: uuid */
                id: string;
                key: string;
            } | null;
            supersedes: {
                /** Format: uuid */
                id: string;
                key: string;
            } | null;
            title: string;
            until: {
                /** Format: date-time */
                at: string;
                date: string;
                time: string | null;
                zone: string;
            };
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ProposalAnew: {
            premise?: string[];
            reason?: string;
            until?: components["schemas"]["DueDate"];
        };
        ProposalApproval: {
            arguments?: {
                [key: string]: unknown;
            };
            digest: string;
            note?: string;
        };
        ProposalDetail: components["schemas"]["Proposal"] & {
            allowed: string[];
            premise: {
                field: string;
                holds: boolean | null;
                is: string | null;
                was: string;
            }[];
            refused: {
                because: string;
                command: string;
            }[];
            sent: {
                [key: string]: unknown;
            };
        };
        ProposalMaker: {
            data?: string;
            model?: string;
            name?: string;
            prompt?: string;
            rule?: string;
            schema?: string;
        };
        ProposalQuote: {
            place?: string;
            source: string;
            text: string;
        };
        ProposalRejection: {
            note?: string;
            /** @enum {string} */
            reason: "wrong_facts" | "wrong_action" | "not_now" | "done_already" | "too_little_evidence";
        };
        ProposalWithdrawal: {
            note?: string;
        };
        ProvenEvent: {
            actorId: string | null;
            /** Format: date-time */
            at: string;
            data: string | null;
            digest: string;
            erasedBy: number | null;
            key: string;
            payloadHash: string;
            programId: string | null;
            /** Format: date-time */
            recordedAt: string;
            salt: string | null;
            seq: number;
            /** Format: uuid */
            subjectId: string;
            subjectKind: string;
            type: string;
            version: number | null;
        };
        ProviderPatch: {
            active?: boolean;
            algorithms?: ("RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "Ed25519")[];
            audience?: string | null;
            clientId?: string | null;
            domains?: string[];
            groupClaim?: string | null;
            issuer?: string;
            jwksUrl?: string | null;
            /** @enum {string} */
            level?: "read" | "act" | "administer";
            levelClaim?: string | null;
            market?: string | null;
            maxMinutes?: number;
            name?: string;
            programClaim?: string | null;
            /** Format: uuid */
            programId?: string | null;
            scopes?: string[];
            secret?: string | null;
            singleUse?: boolean;
            skewSeconds?: number;
            /** Format: uuid */
            teamId?: string | null;
            tenantKey?: string | null;
            /** @enum {string} */
            unknown?: "create" | "refuse";
        };
        PublishRequest: {
            note?: string;
            /** Format: uuid */
            previewId?: string;
        };
        QueryAnswer: {
            columns: {
                name: string;
                type: string;
            }[];
            more: boolean;
            rows: unknown[][];
        };
        QueryRequest: {
            /** @enum {string} */
            format?: "json" | "csv" | "xlsx" | "parquet";
            rows?: number;
            /** @enum {string} */
            separator?: "comma" | "semicolon" | "tab";
            sql: string;
        };
        QuestionBody: {
            key: string;
            options?: string[];
            required?: boolean;
            text: string;
        };
        QuestionRequest: {
            /** Format: uuid */
            onBehalfOf?: string;
            question: string;
        };
        QuietHoursBody: {
            from: string;
            to: string;
        };
        Readers: {
            people: components["schemas"]["PersonRef"][];
            restricted: boolean;
            teams: components["schemas"]["NamedRef"][];
        };
        ReadersRequest: {
            people?: string[];
            restricted: boolean;
            teams?: string[];
        };
        Readiness: {
            checks: {
                database: {
                    detail?: string;
                    state: string;
                };
                temporal: {
                    detail?: string;
                    state: string;
                };
                worker: {
                    detail?: string;
                    state: string;
                };
            };
            status: string;
        };
        Reassessment: {
            /** @enum {string} */
            inherentRating?: "low" | "medium" | "high" | "critical";
            reason: string;
            /** @enum {string} */
            residualRating?: "low" | "medium" | "high" | "critical";
        };
        Reassignment: {
            /** Format: uuid */
            ownerId: string;
            reason?: string;
        };
        RecordLink: {
            /** Format: uuid */
            id: string;
            key: string | null;
            /** @enum {string} */
            kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
            /** Format: date-time */
            linkedAt: string;
            linkedBy: components["schemas"]["PersonRef"];
            /** @enum {string} */
            status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled" | "active" | "closed" | "requested" | "approved" | "ended" | "revoked" | "refused" | "withdrawn" | "lapsed" | "in_review" | "accepted" | "mitigated" | "new" | "triaged" | "investigating" | "concluded" | "rejected" | "merged" | "adjudicating" | "noted" | "proposed" | "disputed" | "agreed" | "remediating" | "remediated" | "verified" | "expected" | "signed" | "deciding" | "not_agreed" | "operating" | "retired" | "missed" | "performed" | "performed_late" | "not_performed" | "awaiting" | "planned" | "testing";
            title: string;
        };
        Recurrence: {
            allowed: string[];
            content: {
                parameters?: {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            endReason: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            makes: "program" | "item";
            name: string;
            next: components["schemas"]["ComingOccurrence"] | null;
            notes: string[];
            occurrences: number;
            owner: components["schemas"]["PersonRef"];
            pauseReason: string | null;
            program: components["schemas"]["NamedRef"] | null;
            refused: {
                because: string;
                command: string;
            }[];
            schedule: {
                count: number | null;
                every: string | null;
                /** @enum {string} */
                missed: "catch_up" | "report";
                /** @enum {string} */
                mode: "fixed" | "after_completion";
                /** @enum {string} */
                onDayOff: "same" | "next_working_day" | "previous_working_day";
                rule: string | null;
                /** Format: date */
                startsOn: string;
                time: string;
                until: string | null;
                zone: string;
            };
            /** @enum {string} */
            status: "active" | "paused" | "ended";
            template: components["schemas"]["NamedRef"] | null;
            version: number;
            waitsFor: string | null;
        };
        RecurrenceChanges: {
            item?: components["schemas"]["ItemChangesOf"];
            name?: string;
            program?: components["schemas"]["ProgramChangesOf"];
            schedule?: components["schemas"]["ScheduleFacts"];
        };
        RecurrenceOccurrence: {
            /** Format: date-time */
            at: string;
            because: string | null;
            /** Format: date */
            date: string;
            detail: string | null;
            itemId: string | null;
            /** Format: date */
            nominal: string;
            number: number;
            programId: string | null;
            /** Format: date-time */
            recordedAt: string;
            skippedBy: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            state: "made" | "failed" | "missed" | "skipped";
        };
        RecurrenceReason: {
            reason: string;
        };
        RecurrenceRun: {
            /** Format: date */
            occurrence?: string;
        };
        RecurrenceSkip: {
            /** Format: date */
            occurrence: string;
            reason: string;
        };
        RecurrenceUnskip: {
            /** Format: date */
            occurrence: string;
        };
        RecurringItem: {
            attributes?: {
                [key: string]: unknown;
            };
            description?: string;
            dueIn: string;
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            phaseId?: string | null;
            /** Format: uuid */
            programId: string;
            severity?: string | null;
            tags?: string[];
            title: string;
        };
        RecurringProgram: {
            activate?: boolean;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name: string;
            parameters?: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            templateId: string;
            timeZone?: string | null;
            version?: number | null;
        };
        RefreshedCalendar: {
            calendar: components["schemas"]["CalendarDetail"];
            /** @enum {string} */
            outcome: "changed" | "unchanged";
            source: string;
        };
        RegisterImported: {
            ignoredColumns: string[];
            made: number;
            notes: string[];
            present: {
                /** Format: uuid */
                id: string;
                key: string;
                row: number;
                title: string;
            }[];
            presentCount: number;
            records: {
                /** Format: uuid */
                id: string;
                key: string;
                row: number;
                title: string;
            }[];
        };
        RegisterImportPreview: {
            columns: {
                /** @enum {string} */
                as: "field" | "key" | "own" | "kept" | "ignored" | "empty" | "undecided";
                column: string;
                couldBe: string | null;
                field: string | null;
            }[];
            fields: {
                choices: string[] | null;
                heading: string;
                name: string;
                required: boolean;
            }[];
            fileName: string;
            first: {
                alike: {
                    /** Format: uuid */
                    id: string;
                    key: string | null;
                    /** @enum {string} */
                    kind: "case" | "finding" | "program" | "action_item";
                    score: number;
                    title: string;
                }[];
                cells: string[];
                read: {
                    field: string;
                    text: string;
                }[];
                row: number;
            }[];
            headerRow: number;
            making: number;
            missing: string[];
            notes: string[];
            present: {
                /** Format: uuid */
                id: string;
                key: string;
                row: number;
                title: string;
            }[];
            presentCount: number;
            rejected: {
                cell: string | null;
                column: string | null;
                message: string;
                row: number;
            }[];
            rejectedCount: number;
            rows: number;
            sheet: string | null;
            sheets: {
                hidden: boolean;
                name: string;
            }[];
            undecided: string[];
            whole: boolean;
        };
        Rehearsal: {
            days: number;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            mode: string | null;
            note: string | null;
            policyVersions: {
                [key: string]: unknown;
            };
            program: components["schemas"]["NamedRef"] | null;
            reachedAt: string | null;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: components["schemas"]["PersonRef"];
            startsAt: string | null;
            /** @enum {string} */
            state: "waiting" | "playing" | "done" | "failed" | "cancelled";
            template: {
                /** Format: uuid */
                id: string;
                name: string;
                version: number;
            } | null;
        };
        RehearsalResult: {
            days: number;
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            mode: string | null;
            note: string | null;
            policyVersions: {
                [key: string]: unknown;
            };
            program: components["schemas"]["NamedRef"] | null;
            reachedAt: string | null;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: components["schemas"]["PersonRef"];
            result: {
                left: number;
                letters: number;
                messages: number;
                people: {
                    byKind: {
                        [key: string]: number;
                    };
                    highestLevel: number | null;
                    letters: number;
                    messages: number;
                    person: components["schemas"]["PersonRef"];
                }[];
                timeline: {
                    /** Format: date-time */
                    at: string;
                    because: string;
                    item: {
                        /** Format: uuid */
                        id: string;
                        key: string;
                        title: string;
                    } | null;
                    level: number | null;
                    local: string;
                    proof: {
                        maxAgeMinutes: number;
                    } | null;
                    told: {
                        person: components["schemas"]["PersonRef"];
                        role: string;
                    }[];
                    type: string;
                }[];
            } | null;
            startsAt: string | null;
            /** @enum {string} */
            state: "waiting" | "playing" | "done" | "failed" | "cancelled";
            template: {
                /** Format: uuid */
                id: string;
                name: string;
                version: number;
            } | null;
        };
        RejectedRows: {
            columns: string[];
            items: {
                cells: string[];
                column: string | null;
                message: string;
                row: number;
            }[];
            more: boolean;
        };
        ReminderPolicy: {
            before: string[];
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            /** @enum {string} */
            hours?: "any" | "working";
            /** @enum {string} */
            time?: "calendar" | "working";
        };
        Renewal: {
            compensatingControls?: components["schemas"]["CompensatingControl"][];
            /** Format: uuid */
            domainLeadId?: string | null;
            ends: components["schemas"]["DueDate"];
            /** @enum {string} */
            inherentRating?: "low" | "medium" | "high" | "critical";
            items?: string[];
            rationale?: string;
            /** @enum {string} */
            residualRating?: "low" | "medium" | "high" | "critical";
            /** Format: uuid */
            riskOwnerId?: string;
            rule?: string | null;
            scope?: components["schemas"]["ScopeChanges"];
            starts?: components["schemas"]["DueDate"] | null;
            title?: string;
        };
        Reopening: {
            due?: components["schemas"]["DueDate"];
            reason: string;
        };
        Replanning: {
            /** @enum {string} */
            calendar?: "present";
            /** Format: uuid */
            escalationPolicyVersionId?: string;
            /** Format: uuid */
            extensionPolicyVersionId?: string;
            policies?: components["schemas"]["ReplanPolicyChoice"];
            reason: string;
            /** Format: uuid */
            reminderPolicyVersionId?: string;
            /** Format: uuid */
            signOffPolicyVersionId?: string;
        };
        ReplanPolicyChoice: {
            escalation?: string;
            extension?: string;
            reminder?: string;
            signOff?: string;
        };
        Replay: {
            /** Format: uuid */
            deliveryId?: string;
            /** Format: date-time */
            from?: string;
            /** Format: date-time */
            since?: string;
            /** Format: date-time */
            to?: string;
        };
        ReportSubscription: {
            at: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "en" | "zh-CN";
            madeBy: components["schemas"]["PersonRef"];
            /** Format: date-time */
            nextAt: string;
            person: components["schemas"]["PersonRef"];
            problem: string | null;
            scope: {
                domain: string | null;
                market: string | null;
                program: components["schemas"]["NamedRef"] | null;
            };
            version: number;
            weekday: number;
            zone: string;
        };
        RequestOutcome: {
            key: string;
            problem: {
                code: string;
                detail: string;
            } | null;
            recordId: string | null;
            /** Format: date-time */
            sentAt: string;
            /** @enum {string} */
            state: "done" | "refused" | "in_progress" | "not_known";
            status: number | null;
        };
        Resend: {
            /** @enum {string} */
            channel?: "email" | "lark" | "slack" | "teams";
            /** Format: date-time */
            since?: string;
        };
        Retention: {
            changedAt: string | null;
            changedBy: components["schemas"]["PersonRef"] | null;
            /** @enum {string} */
            class: "messages" | "deliveries" | "weekly_reports" | "ai_contents" | "webhook_deliveries" | "sessions" | "sign_in_links" | "rehearsals" | "import_rows";
            days: number | null;
            least: number;
            proposed: number | null;
            says: string;
        };
        ReviewChanges: {
            decision?: components["schemas"]["DecisionBody"];
            domain?: string | null;
            holdMinutes?: number;
            markets?: string[];
            perItem?: number;
            policyLines?: string[];
            questions?: components["schemas"]["QuestionBody"][];
            text?: string;
            title?: string;
        };
        ReviewReason: {
            reason: string;
        };
        ReviewReassignment: {
            /** Format: uuid */
            ownerId: string;
            reason: string;
        };
        ReviewResults: {
            all: {
                agreement: components["schemas"]["Agreement"];
                answers: number;
                golden: {
                    accuracy: components["schemas"]["Estimate"] | null;
                    answered: number;
                    right: number;
                };
                items: number;
                prevalence: components["schemas"]["Estimate"] | null;
                trust: string[];
                weighted: components["schemas"]["Estimate"] | null;
            };
            digest: string;
            digestHolds: boolean | null;
            disagreementCount: number;
            disagreements: components["schemas"]["JudgedItem"][];
            lines: {
                differing: number;
                items: number;
                line: string;
                share: components["schemas"]["Estimate"] | null;
            }[];
            parts: {
                agreement: components["schemas"]["Agreement"];
                answers: number;
                /** @enum {string} */
                by: "reviewer" | "site" | "language" | "market" | "policyLine" | "stratum";
                golden: {
                    accuracy: components["schemas"]["Estimate"] | null;
                    answered: number;
                    right: number;
                };
                items: number;
                label: string;
                name: string;
                prevalence: components["schemas"]["Estimate"] | null;
                trust: string[];
            }[];
        };
        ReviewRound: {
            acknowledgedUntil: string | null;
            adjudicators: components["schemas"]["PersonRef"][];
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            decision: {
                labels: {
                    value: string;
                    violation: boolean;
                }[];
                text: string;
            };
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            due: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            ending: {
                digest: string;
                reason: string | null;
                unadjudicated: number;
                unanswered: number;
            } | null;
            holdMinutes: number;
            /** Format: uuid */
            id: string;
            key: string;
            ladderLevel: number;
            markets: string[];
            number: number;
            openedAt: string | null;
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            perItem: number;
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
            };
            policyLines: string[];
            questions: {
                key: string;
                options: string[];
                required: boolean;
                text: string;
            }[];
            raisedBy: components["schemas"]["PersonRef"];
            restricted: boolean;
            reviewers: components["schemas"]["PersonRef"][];
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            /** @enum {string} */
            status: "draft" | "open" | "adjudicating" | "closed" | "cancelled";
            text: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ReviewRoundDetail: components["schemas"]["ReviewRound"] & {
            allowed: string[];
            mine: {
                adjudicated: number;
                answered: number;
                judges: boolean;
                seesAnswers: boolean;
            };
            progress: {
                adjudicated: number | null;
                answered: number;
                disagreements: number | null;
                items: number;
                needed: number;
            };
            refused: {
                because: string;
                command: string;
            }[];
            sample: {
                /** Format: date-time */
                drawnAt: string;
                drawnBy: components["schemas"]["PersonRef"];
                file: string;
                golden: number;
                interval: number | null;
                listed: number;
                /** @enum {string} */
                method: "simple" | "stratified" | "systematic";
                perStratum: number | null;
                population: number;
                seed: string;
                sha256: string;
                size: number | null;
                strata: {
                    drawn: number;
                    name: string;
                    population: number;
                }[];
            } | null;
        };
        ReviewSchedule: {
            /** Format: uuid */
            domainLeadId?: string | null;
            due?: components["schemas"]["DueDate"];
            reason: string;
        };
        ReviewStaff: {
            adjudicatorIds?: string[];
            reviewerIds?: string[];
        };
        Revocation: {
            /** Format: uuid */
            id?: string;
        };
        Risk: {
            acknowledgedUntil: string | null;
            brokenGlass: boolean;
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            domain: string | null;
            domainLead: components["schemas"]["PersonRef"] | null;
            /** Format: uuid */
            id: string;
            impact: number;
            key: string;
            ladderLevel: number;
            /** @enum {string} */
            level: "low" | "medium" | "high" | "critical";
            likelihood: number;
            markets: string[];
            number: number;
            overdue: boolean;
            owner: components["schemas"]["PersonRef"];
            policies: {
                /** Format: uuid */
                escalation: string;
                /** Format: uuid */
                reminder: string;
                /** Format: uuid */
                signOff: string;
            };
            raisedBy: components["schemas"]["PersonRef"];
            restricted: boolean;
            review: {
                /** Format: date-time */
                at: string;
                handedInBy: components["schemas"]["PersonRef"];
                impact: number;
                /** @enum {string} */
                level: "low" | "medium" | "high" | "critical";
                likelihood: number;
                /** @enum {string} */
                outcome: "open" | "accepted" | "mitigated" | "closed";
                statement: string;
            } | null;
            reviewDue: {
                /** Format: date-time */
                at: string;
                /** Format: date */
                date: string;
                time: string | null;
                zone: string;
            };
            reviewEvery: string;
            /** @enum {string} */
            status: "open" | "in_review" | "accepted" | "mitigated" | "closed";
            text: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        RiskChanges: {
            domain?: string | null;
            markets?: string[];
            text?: string;
            title?: string;
        };
        RiskDecision: {
            contentHash?: string;
            /** @enum {string} */
            decision: "approve" | "send_back";
            /** Format: uuid */
            onBehalfOf?: string;
            reason?: string;
        };
        RiskDetail: components["schemas"]["Risk"] & {
            allowed: string[];
            refused: {
                because: string;
                command: string;
            }[];
            signOff: {
                breakGlass: {
                    askedBy: components["schemas"]["PersonRef"];
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    expiresAt: string;
                    mayConfirm: components["schemas"]["PersonRef"][];
                    reason: string;
                } | null;
                contentHash: string;
                /** Format: uuid */
                id: string;
                round: number;
                stage: number;
                stages: {
                    approvers: {
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        veto?: boolean;
                        weight?: number;
                    }[];
                    name: string;
                    proof?: {
                        maxAgeMinutes: number;
                    };
                    required: number;
                    votes?: boolean;
                }[];
                waitingFor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    standIn: components["schemas"]["PersonRef"] | null;
                }[];
            } | null;
        };
        RiskPolicyChoice: {
            escalation?: string;
            reminder?: string;
            signOff?: string;
        };
        RiskReason: {
            reason: string;
        };
        RiskReassignment: {
            /** Format: uuid */
            ownerId: string;
            reason: string;
        };
        RiskReopening: {
            reason: string;
            reviewDue?: components["schemas"]["DueDate"];
        };
        RiskReviewRequest: {
            impact?: number;
            likelihood?: number;
            /** @enum {string} */
            outcome: "open" | "accepted" | "mitigated" | "closed";
            statement: string;
        };
        RiskSchedule: {
            /** Format: uuid */
            domainLeadId?: string | null;
            reason: string;
            reviewDue?: components["schemas"]["DueDate"];
            reviewEvery?: string;
        };
        RoleGrant: {
            domain: string | null;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            givenAt: string;
            givenBy: components["schemas"]["NamedRef"] | null;
            group: {
                name: string;
                source: string;
            } | null;
            /** Format: uuid */
            id: string;
            market: string | null;
            person: components["schemas"]["NamedRef"] | null;
            program: components["schemas"]["NamedRef"] | null;
            reason: string;
            /** @enum {string} */
            role: "administrator" | "head_of_governance" | "program_manager" | "risk_analyst" | "control_owner" | "tester" | "auditor" | "member";
            /** @enum {string} */
            scope: "all" | "domain" | "market" | "program";
            /** @enum {string} */
            state: "coming" | "holds" | "over" | "taken";
            takenAt: string | null;
            takenBy: components["schemas"]["NamedRef"] | null;
            team: components["schemas"]["NamedRef"] | null;
            until: string | null;
        };
        Rota: {
            body: components["schemas"]["RotaBody"];
            description: string;
            /** Format: uuid */
            id: string;
            name: string;
            onDuty: components["schemas"]["PersonRef"][];
            /** Format: date-time */
            onDutyAt: string;
            version: number;
            warning?: string;
        };
        RotaBody: {
            layers: {
                days: number[];
                handover: string;
                hours: {
                    from: string;
                    to: string;
                } | null;
                members: string[];
                name: string;
                /** Format: date */
                starts: string;
                weeks: number;
                zone: string;
            }[];
            overrides: {
                from: number;
                layer: string;
                personId: string | null;
                to: number;
            }[];
        };
        Rule: {
            because: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"];
            description: string;
            /** Format: uuid */
            id: string;
            key: string;
            licence: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                state: "planned" | "labelling" | "failed" | "to_sign" | "in_force" | "fallen" | "ended" | "withdrawn";
            } | null;
            name: string;
            newest: {
                command: string;
                events: string[];
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                version: number;
            };
            number: number;
            /** @enum {string} */
            state: "draft" | "shadow" | "suggest" | "act" | "stopped" | "archived";
            stateBy: components["schemas"]["PersonRef"] | null;
            /** Format: date-time */
            stateSince: string;
            /** Format: date-time */
            updatedAt: string;
            version: number | null;
        };
        RuleBody: {
            /** @enum {string} */
            kind: "all" | "no_objection" | "quorum";
            required?: number;
        };
        RuleDetail: {
            allowed: ("version" | "shadow" | "suggest" | "act" | "stop" | "archive" | "license")[];
            because: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonRef"];
            description: string;
            /** Format: uuid */
            id: string;
            key: string;
            licence: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                state: "planned" | "labelling" | "failed" | "to_sign" | "in_force" | "fallen" | "ended" | "withdrawn";
            } | null;
            name: string;
            newest: {
                command: string;
                events: string[];
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                version: number;
            };
            number: number;
            /** @enum {string} */
            state: "draft" | "shadow" | "suggest" | "act" | "stopped" | "archived";
            stateBy: components["schemas"]["PersonRef"] | null;
            /** Format: date-time */
            stateSince: string;
            /** Format: date-time */
            updatedAt: string;
            version: number | null;
            versions: {
                /** Format: date-time */
                createdAt: string;
                createdBy: components["schemas"]["PersonRef"];
                text: string;
                version: number;
            }[];
        };
        RuleFacts: {
            actor: {
                kind: ("person" | "system")[];
            };
            commands: string[];
            events: {
                data: {
                    [key: string]: "text" | "id" | "day" | "whole" | "number" | "truth" | "instant" | "texts" | "ids" | "any";
                };
                type: string;
            }[];
            example: string;
            /** @enum {string} */
            kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
            program: {
                [key: string]: "text" | "id" | "day" | "whole" | "number" | "truth" | "instant" | "texts" | "ids" | "any";
            };
            record: {
                [key: string]: "text" | "id" | "day" | "whole" | "number" | "truth" | "instant" | "texts" | "ids" | "any";
            };
        };
        RulePublication: {
            /** @enum {string} */
            state: "shadow" | "suggest" | "act";
            version?: number;
        };
        RuleReason: {
            reason?: string;
        };
        RuleRequest: {
            /** Format: date */
            from?: string | null;
            hours?: {
                [key: string]: unknown;
            };
            weekend?: number[];
        };
        RuleToCheck: {
            text: string;
        };
        RuleWhy: {
            evaluations: {
                /** Format: date-time */
                evaluatedAt: string;
                event: {
                    /** Format: date-time */
                    at: string;
                    seq: string;
                    type: string;
                };
                /** @enum {string} */
                outcome: "matched" | "not_matched" | "error" | "not_knowable" | "too_slow";
                proposal: {
                    changed: boolean;
                    /** Format: uuid */
                    id: string;
                    key: string;
                    licence: {
                        /** Format: uuid */
                        id: string;
                        key: string;
                    } | null;
                    /** @enum {string} */
                    status: "proposed" | "approved" | "carried_out" | "failed" | "rejected" | "withdrawn" | "superseded" | "over";
                } | null;
                record: {
                    /** Format: uuid */
                    id: string;
                    key: string | null;
                    /** @enum {string} */
                    kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                    title: string;
                };
                refused: string | null;
                rule: {
                    /** Format: uuid */
                    id: string;
                    key: string;
                    name: string;
                };
                said: string | null;
                /** @enum {string} */
                state: "shadow" | "suggest" | "act";
                version: number;
                waits: boolean;
                why: {
                    column: number;
                    error: string | null;
                    holds: boolean | null;
                    line: number;
                    sides: {
                        text: string;
                        value: string;
                    }[];
                    text: string;
                }[];
                would: {
                    arguments: {
                        [key: string]: unknown;
                    };
                    command: string;
                } | null;
            }[];
            record: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "action_item" | "program" | "exception" | "risk" | "case" | "finding" | "review_round" | "breach" | "analysis" | "alignment" | "control" | "occurrence" | "control_test";
                title: string;
            } | null;
            silent: {
                because: string;
                rule: {
                    /** Format: uuid */
                    id: string;
                    key: string;
                    name: string;
                };
                /** @enum {string} */
                state: "draft" | "shadow" | "suggest" | "act" | "stopped" | "archived";
            }[];
        };
        SampleBody: {
            note?: string | null;
            url: string;
        };
        ScheduleFacts: {
            count?: number | null;
            every?: string;
            /** @enum {string} */
            missed?: "catch_up" | "report";
            /** @enum {string} */
            mode?: "fixed" | "after_completion";
            /** @enum {string} */
            onDayOff?: "same" | "next_working_day" | "previous_working_day";
            rule?: string;
            /** Format: date */
            startsOn?: string;
            time?: string;
            /** Format: date */
            until?: string | null;
            zone?: string;
        };
        SchedulePreview: {
            schedule: components["schemas"]["ScheduleFacts"];
        };
        ScopeChanges: {
            domain?: string | null;
            markets?: string[];
            text?: string;
        };
        SealedEntry: {
            chain: string;
            digest: string;
            event: components["schemas"]["ProvenEvent"] | null;
            position: number;
            seq: number;
        };
        SealedRecordEvent: {
            event: components["schemas"]["ProvenEvent"];
            position: number | null;
            proof: string[] | null;
        };
        SearchHit: {
            about: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "item" | "program" | "case" | "finding";
                title: string;
            } | null;
            /** Format: uuid */
            id: string;
            key: string | null;
            /** @enum {string} */
            kind: "item" | "program" | "exception" | "risk" | "case" | "finding" | "control" | "review_round" | "analysis" | "alignment" | "policy" | "template" | "person" | "team" | "recurrence" | "calendar" | "comment" | "evidence";
            matched: {
                excerpt: string;
                /** @enum {string} */
                field: "key" | "title" | "name" | "description" | "text" | "external_id" | "root_cause" | "rule" | "scope" | "rationale" | "email" | "body" | "file_name" | "url";
                marks: {
                    end: number;
                    start: number;
                }[];
            };
            state: string | null;
            title: string;
        };
        SentReport: {
            digest: string;
            digestHolds: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "en" | "zh-CN";
            /** Format: date-time */
            madeAt: string;
            mail: string | null;
            scope: {
                domain: string | null;
                market: string | null;
                program: components["schemas"]["NamedRef"] | null;
            };
            week: string;
        };
        Session: {
            address: string | null;
            browser: string | null;
            current: boolean;
            /** Format: date-time */
            endsAt: string;
            /** @enum {string} */
            how: "password" | "provider" | "link";
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            openedAt: string;
            provedAt: string | null;
            provider: string | null;
            /** Format: date-time */
            usedAt: string;
        };
        SeverityMatrix: {
            cells: {
                impact: number;
                likelihood: number;
                /** @enum {string} */
                severity: "low" | "medium" | "high" | "critical";
            }[];
            note: string;
            /** Format: date-time */
            setAt: string;
            setBy: components["schemas"]["PersonRef"] | null;
            triageWithin: {
                critical: string;
                high: string;
                low: string;
                medium: string;
            };
            version: number;
        };
        SeverityMatrixBody: {
            cells: components["schemas"]["CellBody"][];
            note: string;
            triageWithin: components["schemas"]["TriageLimits"];
        };
        SignedContent: {
            brokenGlass: boolean;
            closedAt: string | null;
            content: {
                [key: string]: unknown;
            };
            contentHash: string;
            followUps: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
            }[];
            glasses: {
                askedBy: components["schemas"]["PersonRef"];
                /** Format: date-time */
                at: string;
                contentHash: string;
                endedAt: string | null;
                endedBy: components["schemas"]["PersonRef"] | null;
                /** Format: date-time */
                expiresAt: string;
                /** Format: uuid */
                id: string;
                reason: string;
                /** @enum {string} */
                state: "asked" | "broken" | "refused" | "taken_back" | "expired";
            }[];
            hashNow: string;
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: date-time */
            openedAt: string;
            policy: {
                name: string;
                version: number;
                /** Format: uuid */
                versionId: string;
            };
            program: components["schemas"]["NamedRef"] | null;
            questions: components["schemas"]["SignOffQuestion"][];
            signatures: {
                /** Format: date-time */
                at: string;
                contentHash: string;
                /** @enum {string} */
                decision: "approved" | "sent_back";
                followUps: {
                    [key: string]: unknown;
                }[];
                /** Format: uuid */
                id: string;
                onBehalfOf: components["schemas"]["PersonRef"] | null;
                person: components["schemas"]["PersonRef"];
                proved: {
                    /** Format: date-time */
                    at: string;
                    how: string;
                } | null;
                reason: string | null;
                revokedAt: string | null;
                role: string | null;
                stage: number;
            }[];
            stage: number;
            stages: {
                approvers: {
                    name: string;
                    /** Format: uuid */
                    personId: string;
                    role: string;
                    veto?: boolean;
                    weight?: number;
                }[];
                name: string;
                proof?: {
                    maxAgeMinutes: number;
                };
                required: number;
                votes?: boolean;
            }[];
            /** @enum {string} */
            state: "open" | "approved" | "sent_back" | "fallen" | "withdrawn" | "cancelled";
            subject: {
                /** Format: uuid */
                id: string;
                kind: string;
                name: string;
            };
            text: string;
            unaltered: boolean;
        };
        SignInLink: {
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            purpose: "sign_in" | "invitation";
            url: string | null;
        };
        SignInProvider: {
            active: boolean;
            algorithms: string[];
            audience: string | null;
            clientId: string | null;
            /** Format: date-time */
            createdAt: string;
            domains: string[];
            groupClaim: string | null;
            hasSecret: boolean;
            /** Format: uuid */
            id: string;
            issuer: string;
            jwksUrl: string | null;
            key: string;
            /** @enum {string} */
            kind: "oidc" | "lark" | "jwt";
            level: ("read" | "act" | "administer") | null;
            levelClaim: string | null;
            market: string | null;
            maxMinutes: number | null;
            name: string;
            program: components["schemas"]["NamedRef"] | null;
            programClaim: string | null;
            redirectUrl: string | null;
            scopes: string[];
            singleUse: boolean;
            skewSeconds: number | null;
            team: components["schemas"]["NamedRef"] | null;
            tenantKey: string | null;
            /** @enum {string} */
            unknown: "create" | "refuse";
            version: number;
        };
        SignOffDecision: {
            contentHash?: string;
            /** @enum {string} */
            decision: "approve" | "send_back";
            followUps?: components["schemas"]["FollowUpRequest"][];
            /** Format: uuid */
            onBehalfOf?: string;
            reason?: string;
        };
        SignOffPolicy: {
            breakGlass?: {
                expires: string;
                people: string[];
                roles: ("owner_manager" | "program_manager" | "domain_lead")[];
                secondPerson: {
                    people: string[];
                    roles: ("owner_manager" | "program_manager" | "domain_lead")[];
                };
            };
            channels: ("inbox" | "email" | "lark" | "slack" | "teams")[];
            escalateTo: ("owner" | "owner_manager" | "program_manager" | "domain_lead" | "approver_manager")[];
            limit: string;
            proof?: {
                maxAgeMinutes: number;
            };
            repeat?: {
                every: string;
                times: number;
            };
            stages: components["schemas"]["SignOffStage"][];
            /** @enum {string} */
            time?: "calendar" | "working";
        };
        SignOffQuestion: {
            answer: string | null;
            answeredAt: string | null;
            answeredBy: components["schemas"]["PersonRef"] | null;
            answeredFor: components["schemas"]["PersonRef"] | null;
            /** Format: date-time */
            askedAt: string;
            askedBy: components["schemas"]["PersonRef"];
            askedFor: components["schemas"]["PersonRef"] | null;
            /** Format: uuid */
            id: string;
            question: string;
            round: number;
            /** Format: uuid */
            roundId: string;
        };
        SignOffRound: {
            brokenGlass: boolean;
            closedAt: string | null;
            content: {
                [key: string]: unknown;
            };
            contentHash: string;
            followUps: {
                /** Format: uuid */
                id: string;
                key: string;
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
            }[];
            glasses: {
                askedBy: components["schemas"]["PersonRef"];
                /** Format: date-time */
                at: string;
                contentHash: string;
                endedAt: string | null;
                endedBy: components["schemas"]["PersonRef"] | null;
                /** Format: date-time */
                expiresAt: string;
                /** Format: uuid */
                id: string;
                reason: string;
                /** @enum {string} */
                state: "asked" | "broken" | "refused" | "taken_back" | "expired";
            }[];
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: date-time */
            openedAt: string;
            questions: components["schemas"]["SignOffQuestion"][];
            signatures: {
                /** Format: date-time */
                at: string;
                contentHash: string;
                /** @enum {string} */
                decision: "approved" | "sent_back";
                followUps: {
                    [key: string]: unknown;
                }[];
                /** Format: uuid */
                id: string;
                onBehalfOf: components["schemas"]["PersonRef"] | null;
                person: components["schemas"]["PersonRef"];
                proved: {
                    /** Format: date-time */
                    at: string;
                    how: string;
                } | null;
                reason: string | null;
                revokedAt: string | null;
                role: string | null;
                stage: number;
            }[];
            stage: number;
            stages: {
                approvers: {
                    name: string;
                    /** Format: uuid */
                    personId: string;
                    role: string;
                    veto?: boolean;
                    weight?: number;
                }[];
                name: string;
                proof?: {
                    maxAgeMinutes: number;
                };
                required: number;
                votes?: boolean;
            }[];
            /** @enum {string} */
            state: "open" | "approved" | "sent_back" | "fallen" | "withdrawn" | "cancelled";
        };
        SignOffStage: {
            name: string;
            people: string[];
            required: number;
            roles: ("owner" | "owner_manager" | "program_manager" | "domain_lead")[];
            veto?: string[];
            weights?: {
                [key: string]: number;
            };
        };
        SimilarRecord: {
            /** Format: uuid */
            id: string;
            key: string | null;
            /** @enum {string} */
            kind: "case" | "finding" | "program" | "action_item";
            score: number;
            /** @enum {string} */
            status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled" | "active" | "closed" | "requested" | "approved" | "ended" | "revoked" | "refused" | "withdrawn" | "lapsed" | "in_review" | "accepted" | "mitigated" | "new" | "triaged" | "investigating" | "concluded" | "rejected" | "merged" | "adjudicating" | "noted" | "proposed" | "disputed" | "agreed" | "remediating" | "remediated" | "verified" | "expected" | "signed" | "deciding" | "not_agreed" | "operating" | "retired" | "missed" | "performed" | "performed_late" | "not_performed" | "awaiting" | "planned" | "testing";
            title: string;
            words: string[];
        };
        SimilarRequest: {
            domain?: string | null;
            market?: string | null;
            text?: string;
            title: string;
        };
        Slip: {
            due?: components["schemas"]["DueDate"];
            slip?: string;
        };
        StatedDayRequest: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            kind: "off" | "working" | "ordinary";
            name: string;
        };
        Submission: {
            statement?: string;
        };
        SubscriptionChanges: {
            at?: string;
            /** @enum {string} */
            language?: "en" | "zh-CN";
            weekday?: number;
            zone?: string;
        };
        Swap: {
            /** Format: date-time */
            from: string;
            layer: string;
            /** Format: uuid */
            personId?: string | null;
            /** Format: date-time */
            to: string;
        };
        TaxonomyBody: {
            analyseWithin: string;
            categories: components["schemas"]["CategoryBody"][];
            codes: components["schemas"]["CauseCodeBody"][];
            note: string;
            repeatDays: number;
            repeatRaises: boolean;
        };
        Team: {
            /** Format: uuid */
            id: string;
            lead: components["schemas"]["NamedRef"] | null;
            market: string | null;
            name: string;
            version: number;
        };
        TeamPatch: {
            /** Format: uuid */
            leadId?: string | null;
            market?: string | null;
            name?: string;
        };
        Template: {
            description: string;
            draft: number | null;
            /** Format: uuid */
            id: string;
            name: string;
            parameters: {
                default?: string | null;
                description?: string;
                kind: string;
                name: string;
                required?: boolean;
            }[];
            published: number | null;
            version: number;
            versions: {
                /** Format: date-time */
                createdAt: string;
                /** Format: uuid */
                id: string;
                programs: number;
                publishedAt: string | null;
                /** @enum {string} */
                status: "draft" | "published";
                version: number;
            }[];
        };
        TemplateBody: {
            description?: string;
            domain?: string;
            items: {
                attributes?: {
                    [key: string]: unknown;
                };
                dependsOn?: string[];
                description?: string;
                due: {
                    after?: string;
                    before?: string;
                    /** @enum {string} */
                    by?: "owner" | "market";
                    /** @enum {string} */
                    from: "start" | "phase_start" | "phase_target";
                };
                key: string;
                owner: {
                    managerOf?: {
                        parameter?: string;
                        /** Format: uuid */
                        person?: string;
                        /** @enum {string} */
                        role?: "program_manager" | "domain_lead";
                    };
                    parameter?: string;
                    /** Format: uuid */
                    person?: string;
                    /** @enum {string} */
                    role?: "program_manager" | "domain_lead";
                };
                phase: string;
                policies?: {
                    [key: string]: string;
                };
                severity?: string | null;
                tags?: string[];
                title: string;
            }[];
            markets?: string[];
            parameters: {
                default?: string | null;
                description?: string;
                /** @enum {string} */
                kind: "market" | "domain" | "person" | "date" | "text";
                name: string;
                required?: boolean;
            }[];
            phases: {
                description?: string;
                name: string;
                target?: {
                    after?: string;
                    before?: string;
                    /** @enum {string} */
                    by?: "owner" | "market";
                    /** @enum {string} */
                    from: "start" | "phase_start";
                } | null;
            }[];
            policies?: {
                [key: string]: string;
            };
        } & {
            [key: string]: unknown;
        };
        TemplateDraft: {
            body: {
                [key: string]: unknown;
            };
            description?: string;
            name?: string;
        };
        TemplateLaunch: {
            activate?: boolean;
            digest?: string;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name: string;
            parameters?: {
                [key: string]: unknown;
            };
            timeZone?: string;
            version?: number;
        };
        TemplateRehearsal: {
            days?: number;
            /** Format: uuid */
            domainLeadId?: string | null;
            /** Format: uuid */
            managerId?: string;
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
            timeZone?: string;
            version?: number;
        };
        TemplateVersion: {
            body: components["schemas"]["TemplateBody"];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "draft" | "published";
            template: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            version: number;
        };
        ThresholdBody: {
            amber?: components["schemas"]["BoundsBody"] | null;
            baseline?: number | null;
            case?: components["schemas"]["CaseRating"] | null;
            leastN?: number;
            name: string;
            periods?: number;
            recovery?: components["schemas"]["BoundsBody"] | null;
            recoveryPeriods?: number;
            red?: components["schemas"]["BoundsBody"] | null;
            slice?: {
                [key: string]: string;
            };
        };
        TimeBetween: {
            beyondKnown: boolean;
            calendar: string;
            calendarVersion: number;
            /** Format: uuid */
            calendarVersionId: string;
            from: {
                /** Format: date-time */
                instant: string;
                local: string;
            };
            skipped: {
                /** Format: date */
                date: string;
                why: string;
            }[];
            to: {
                /** Format: date-time */
                instant: string;
                local: string;
            };
            warning: string | null;
            workingDays: number;
            workingMinutes: number;
            zone: string;
        };
        TimelineEntry: {
            actor: components["schemas"]["PersonRef"] | null;
            /** Format: date-time */
            at: string;
            beyondKnown?: boolean;
            data: {
                [key: string]: unknown;
            };
            firedBy: string | null;
            local: string;
            onBehalfOf: components["schemas"]["PersonRef"] | null;
            onProposal?: {
                author: components["schemas"]["PersonRef"];
                changed?: boolean;
                /** Format: uuid */
                id: string;
                key: string;
                licence?: {
                    /** Format: uuid */
                    id: string;
                    key: string;
                };
                rule?: string;
            };
            /** Format: date-time */
            recordedAt: string;
            rooms: {
                /** @enum {string} */
                channel: "email" | "lark" | "slack" | "teams";
                room: components["schemas"]["NamedRef"];
                state: string;
            }[];
            rule: {
                calendar: {
                    key: string;
                    version: number;
                    /** Format: uuid */
                    versionId: string;
                } | null;
                cycle: number | null;
                level: number | null;
                policy: {
                    /** @enum {string} */
                    kind: "escalation" | "reminder" | "sign_off" | "extension" | "exception" | "effectiveness";
                    name: string;
                    version: number;
                    /** Format: uuid */
                    versionId: string;
                };
            } | null;
            seq: number;
            summary: string;
            tokenMadeBy?: components["schemas"]["PersonRef"];
            told: {
                channels: components["schemas"]["MessageChannel"][];
                kind: string;
                level: number | null;
                person: components["schemas"]["PersonRef"];
                push: string;
                role: string | null;
            }[];
            type: string;
        };
        TriageLimits: {
            critical: string;
            high: string;
            low: string;
            medium: string;
        };
        TriedPolicy: {
            body: components["schemas"]["EscalationPolicy"] | components["schemas"]["ReminderPolicy"] | components["schemas"]["SignOffPolicy"] | components["schemas"]["ExtensionPolicy"] | components["schemas"]["ExceptionPolicy"] | components["schemas"]["EffectivenessPolicy"];
            /** @enum {string} */
            kind: "escalation" | "reminder";
        };
        UntilWhen: {
            /** Format: date */
            date: string;
            time?: string;
        };
        UpcomingStep: {
            /** Format: date-time */
            at: string;
            because: string;
            beyondKnown?: boolean;
            /** @enum {string} */
            kind: "reminder" | "breach" | "level" | "sign_off_limit" | "glass_expiry" | "extension_limit" | "effectiveness_due" | "effectiveness_limit" | "phase_target" | "phase_empty" | "delegation_start" | "delegation_end" | "lease_start" | "lease_end" | "lease_stale" | "lease_limit" | "lease_reminder" | "occurrence" | "effect";
            level: number;
            local: string;
            occurrence: number;
            who: {
                person: components["schemas"]["PersonRef"];
                role: string;
            }[];
            zone: string;
        };
        View: {
            can: "change"[];
            columns: string[];
            group: string | null;
            /** Format: uuid */
            id: string;
            isDefault: boolean;
            /** @enum {string} */
            list: "action-items" | "programs" | "exceptions" | "risks" | "cases" | "findings" | "controls" | "occurrences" | "people" | "policies" | "deliveries" | "audit-events";
            name: string;
            owner: components["schemas"]["PersonRef"];
            query: {
                [key: string]: string;
            };
            refused: string[];
            /** @enum {string} */
            sharing: "mine" | "team" | "all";
            team: components["schemas"]["NamedRef"] | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ViewChanges: {
            columns?: string[];
            group?: string | null;
            name?: string;
            query?: {
                [key: string]: string;
            };
            /** @enum {string} */
            sharing?: "mine" | "team" | "all";
            /** Format: uuid */
            teamId?: string | null;
        };
        Webhook: {
            active: boolean;
            bothSecretsUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            disabledBecause: string | null;
            events: string[];
            failingSince: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            program: components["schemas"]["NamedRef"] | null;
            url: string;
            version: number;
        };
        WebhookDelivery: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            event: {
                seq: number;
                subject: {
                    /** Format: uuid */
                    id: string;
                    kind: string;
                };
                type: string;
            };
            /** Format: uuid */
            id: string;
            lastAnswer: string | null;
            messageId: string;
            /** Format: date-time */
            nextAttemptAt: string;
            replays: number;
            state: string;
        };
        WebhookDeliveryLog: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            event: {
                seq: number;
                subject: {
                    /** Format: uuid */
                    id: string;
                    kind: string;
                };
                type: string;
            };
            /** Format: uuid */
            id: string;
            lastAnswer: string | null;
            log: {
                answer: string;
                /** Format: date-time */
                at: string;
                ms: number;
                status: number | null;
            }[];
            messageId: string;
            /** Format: date-time */
            nextAttemptAt: string;
            replays: number;
            state: string;
        };
        WebhookPatch: {
            active?: boolean;
            events?: string[];
            name?: string;
            /** Format: uuid */
            programId?: string | null;
            url?: string;
        };
        WebhookWithSecret: {
            active: boolean;
            bothSecretsUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            disabledBecause: string | null;
            events: string[];
            failingSince: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            program: components["schemas"]["NamedRef"] | null;
            secret: string | null;
            url: string;
            version: number;
        };
        WhatIf: {
            circles: {
                /** Format: uuid */
                id: string;
                key: string | null;
                /** @enum {string} */
                kind: "item" | "tollgate";
                title: string;
            }[][];
            item: {
                /** Format: date-time */
                dueAt: string;
                /** Format: uuid */
                id: string;
                key: string;
                /** Format: date-time */
                slipsTo: string;
                title: string;
            };
            items: {
                /** Format: date-time */
                agreed: string;
                already: boolean;
                by: {
                    workingDays: number;
                    workingMinutes: number;
                };
                /** Format: date-time */
                expected: string;
                /** Format: uuid */
                id: string;
                key: string;
                owner: components["schemas"]["PersonRef"];
                phase: components["schemas"]["NamedRef"];
                program: components["schemas"]["NamedRef"];
                /** @enum {string} */
                status: "draft" | "open" | "in_progress" | "on_hold" | "submitted" | "done" | "cancelled";
                title: string;
            }[];
            phases: {
                /** Format: date-time */
                agreed: string;
                already: boolean;
                by: {
                    workingDays: number;
                    workingMinutes: number;
                };
                /** Format: date-time */
                expected: string;
                /** Format: uuid */
                id: string;
                name: string;
                program: components["schemas"]["NamedRef"];
            }[];
        };
        WhyLifted: {
            reason: string;
        };
        WhyTheyAreOther: {
            reason: string;
        };
        WhyTheyAreSame: {
            /** Format: uuid */
            personId: string;
            reason: string;
        };
        WorkDuration: {
            takes: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
